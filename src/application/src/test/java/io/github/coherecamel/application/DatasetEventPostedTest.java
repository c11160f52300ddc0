package io.github.coherecamel.application;

import static io.github.coherecamel.application.SimulatedCohere.DATASET;
import static io.github.coherecamel.application.SimulatedCohere.MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.coherecamel.simulator.ApiOperation;
import io.github.coherecamel.simulator.CohereSimulator;
import io.github.coherecamel.simulator.Fault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The story of {@code routes/dataset-event-posted.yaml}. */
@QuarkusTest
@QuarkusTestResource(SimulatedCohere.class)
class DatasetEventPostedTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TestHTTPResource("/events/dataset-uploaded")
    URI events;

    CohereSimulator cohere;

    private record Answer(int status, JsonNode body) {}

    @BeforeEach
    void startAnew() {
        cohere.reset();
    }

    @Test
    void pointsTheModelAtTheDatasetOnce() throws Exception {
        var dataset = cohere.addDataset("autumn", "chat-finetune-input", "validated");

        var first = post(event(MODEL, dataset));
        var second = post(event(MODEL, dataset));

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body().path("outcome").asText()).isEqualTo("UPDATED");
        assertThat(first.body().at("/model/settings/dataset_id").asText()).isEqualTo(dataset);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body().path("outcome").asText()).isEqualTo("UNCHANGED");
        assertThat(cohere.requests(ApiOperation.UPDATE_FINETUNED_MODEL)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "[]",
                "{\"model_id\":\"m\"}",
                "{\"model_id\":\"m\",\"dataset_id\":7}",
                "{\"model_id\":\" \",\"dataset_id\":\"d\"}",
                "{\"model_id\":\"../x\",\"dataset_id\":\"d\"}",
            })
    void refusesABadEvent(String event) throws Exception {
        var answer = post(event);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("message").asText()).startsWith("Could not ");
        assertThat(cohere.requests(ApiOperation.UPDATE_FINETUNED_MODEL)).isEmpty();
    }

    @Test
    void refusesAnUnknownModel() throws Exception {
        var answer = post(event("de300000-0000-4000-8000-00000000dead", DATASET));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("message").asText()).contains("not found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"queued", "processing", "failed", "skipped"})
    void answersConflictIfTheDatasetIsNotUsable(String status) throws Exception {
        var answer = post(event(MODEL, cohere.addDataset("winter", "chat-finetune-input", status)));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().path("message").asText()).contains(status);
    }

    @Test
    void answersConflictIfThereIsNoSuchDataset() throws Exception {
        assertThat(post(event(MODEL, "none-000000")).status()).isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 402, 403, 410})
    void answersBadGatewayIfCohereRefuses(int status) throws Exception {
        cohere.inject(Fault.status(status));

        assertThat(post(event(MODEL, DATASET)).status()).isEqualTo(502);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503, 504})
    void answersUnavailableIfCohereStaysAway(int status) throws Exception {
        cohere.inject(ApiOperation.GET_FINETUNED_MODEL, Fault.status(status), 3);

        assertThat(post(event(MODEL, DATASET)).status()).isEqualTo(503);
    }

    @Test
    void tellsNothingThatTheCallerSentInHeadersToCohere() throws Exception {
        var request = HttpRequest.newBuilder(events)
                .header("Content-Type", "application/json")
                .header("CamelCohereFinetuneDatasetId", "other")
                .header("cAmElCohereFinetuneName", "other")
                .POST(HttpRequest.BodyPublishers.ofString(event(MODEL, DATASET)))
                .build();

        assertThat(send(request).body().path("outcome").asText()).isEqualTo("UNCHANGED");
    }

    private Answer post(String event) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(events)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(event))
                .build());
    }

    private static Answer send(HttpRequest request) throws IOException, InterruptedException {
        var response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        return new Answer(response.statusCode(), JSON.readTree(response.body()));
    }

    private static String event(String model, String dataset) {
        return "{\"model_id\":\"%s\",\"dataset_id\":\"%s\"}".formatted(model, dataset);
    }
}

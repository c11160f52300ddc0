package io.github.coherecamel.application;

import static io.github.coherecamel.application.SimulatedCohere.DATASET;
import static io.github.coherecamel.application.SimulatedCohere.MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.simulator.ApiOperation;
import io.github.coherecamel.simulator.CohereSimulator;
import io.github.coherecamel.simulator.Fault;
import io.github.coherecamel.simulator.RecordedRequest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The story of {@code routes/error-handling.yaml}. */
@QuarkusTest
@QuarkusTestResource(SimulatedCohere.class)
class ErrorHandlingTest {

    CohereSimulator cohere;
    Path folder;

    private Inbox inbox;

    @BeforeEach
    void startAnew() {
        cohere.reset();
        inbox = new Inbox(folder);
    }

    @Test
    void triesAgainUntilCohereIsBack() throws IOException {
        cohere.inject(ApiOperation.CREATE_DATASET, Fault.status(503), 2);
        cohere.inject(ApiOperation.UPDATE_FINETUNED_MODEL, Fault.answerLost());

        inbox.drop("patient.jsonl", trainingFile());

        inbox.awaitDone("patient.jsonl");
        assertThat(cohere.requests(ApiOperation.CREATE_DATASET)).hasSize(3);
        assertThat(cohere.model(MODEL).at("/settings/dataset_id").asText()).startsWith("patient-");
        // The lost answer's update was applied, so that trying again finds nothing to change.
        assertThat(cohere.requests(ApiOperation.UPDATE_FINETUNED_MODEL)).hasSize(1);
    }

    @Test
    void waitsAsLongAsRetryAfterSays() throws IOException {
        cohere.inject(ApiOperation.CREATE_DATASET, Fault.status(429).retryAfter(Duration.ofSeconds(1)));

        inbox.drop("polite.jsonl", trainingFile());

        inbox.awaitDone("polite.jsonl");
        var uploads = cohere.requests(ApiOperation.CREATE_DATASET).stream()
                .map(RecordedRequest::at)
                .toList();
        // A slow machine can only make this longer: the delay begins after the first call.
        assertThat(Duration.between(uploads.get(0), uploads.get(1))).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void setsTheFileAsideWithTheReasonWhenCohereStaysAway() throws IOException {
        cohere.inject(ApiOperation.CREATE_DATASET, Fault.status(503), Integer.MAX_VALUE);

        inbox.drop("late.jsonl", trainingFile());

        assertThat(inbox.awaitFailed("late.jsonl"))
                .contains("Could not upload dataset late")
                .contains("HTTP 503")
                .contains("move late.jsonl back");
        assertThat(cohere.requests(ApiOperation.CREATE_DATASET)).hasSize(1 + 8);
    }

    @Test
    void doesNotTryAgainWhatCannotHelp() throws IOException {
        cohere.inject(ApiOperation.CREATE_DATASET, Fault.status(401), Integer.MAX_VALUE);

        inbox.drop("refused.jsonl", trainingFile());

        assertThat(inbox.awaitFailed("refused.jsonl")).contains("HTTP 401");
        assertThat(cohere.requests(ApiOperation.CREATE_DATASET)).hasSize(1);
        assertThat(cohere.model(MODEL).at("/settings/dataset_id").asText()).isEqualTo(DATASET);
    }

    private static String trainingFile() throws IOException {
        return "{\"messages\":[{\"role\":\"User\",\"content\":\"%s\"},{\"role\":\"Chatbot\",\"content\":\"Yes\"}]}%n"
                        .formatted(UUID.randomUUID())
                + SimulatedCohere.demo("support-conversations-2.jsonl");
    }
}

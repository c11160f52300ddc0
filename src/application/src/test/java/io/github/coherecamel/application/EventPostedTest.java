package io.github.coherecamel.application;

import static io.github.coherecamel.application.SimulatedCohere.DATASET;
import static io.github.coherecamel.application.SimulatedCohere.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.coherecamel.application.wanted.Database;
import io.github.coherecamel.simulator.ApiOperation;
import io.github.coherecamel.simulator.CohereSimulator;
import io.github.coherecamel.simulator.Fault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The story of {@code routes/event-posted.yaml}: an event is posted, written down, acknowledged, and brought about. */
@QuarkusTest
@QuarkusTestResource(SimulatedCohere.class)
class EventPostedTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TestHTTPResource("/events")
    URI events;

    @Inject
    CamelContext camel;

    @Inject
    ProducerTemplate routes;

    @Inject
    Database database;

    CohereSimulator cohere;

    private record Answer(int status, HttpResponse<String> response, JsonNode body) {

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String text(String pointer) {
            return body.at(pointer).asText();
        }
    }

    @BeforeEach
    void startAnew() {
        cohere.reset();
    }

    @Test
    void acknowledgesAnEventAndBringsItAbout() throws Exception {
        var dataset = dataset();

        var answer = post(plain(MODEL, dataset));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.text("/source")).isEqualTo("/events");
        assertThat(answer.text("/model_id")).isEqualTo(MODEL);
        assertThat(answer.text("/dataset_id")).isEqualTo(dataset);
        assertThat(answer.header("Location")).endsWith("/events/" + answer.text("/id"));
        await().atMost(LONG).until(() -> inUse().equals(dataset));
    }

    @Test
    void answersTheSameEventWithWhatBecameOfItAndDoesNothingElse() throws Exception {
        var event = cloudEvent(UUID.randomUUID().toString(), MODEL, dataset());
        assertThat(waited(event).status()).isEqualTo(200);

        var again = structured(event);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("/outcome")).isEqualTo("APPLIED");
        assertThat(again.text("/model/sync")).isEqualTo("SYNCED");
        assertThat(again.header("Location")).contains("?source=%2Ftests");
        assertThat(cohere.requests(ApiOperation.UPDATE_FINETUNED_MODEL)).hasSize(1);
    }

    @Test
    void waitsForTheOutcomeIfTheCallerPrefersThat() throws Exception {
        var dataset = dataset();

        var answer = waited(cloudEvent(UUID.randomUUID().toString(), MODEL, dataset));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Preference-Applied")).isEqualTo("wait=60");
        assertThat(answer.text("/outcome")).isEqualTo("APPLIED");
        assertThat(answer.body().get("model"))
                .isEqualTo(JSON.readTree(
                        """
                        {"id":"%1$s","wanted":"%2$s","actual":"%2$s","sync":"SYNCED","health":"HEALTHY"}"""
                                .formatted(MODEL, dataset)));
    }

    @Test
    void waitsNoLongerThanTheCallerPrefers() throws Exception {
        cohere.injectAlways(Fault.status(503));

        var answer = send(request(plain(MODEL, dataset())).header("Prefer", "wait=0"));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("Preference-Applied")).isEmpty();
        assertThat(answer.body().has("outcome")).isFalse();
        cohere.clearFaults();
    }

    @Test
    void refusesAnotherEventOfTheSameName() throws Exception {
        var id = UUID.randomUUID().toString();
        structured(cloudEvent(id, MODEL, DATASET));

        var answer = structured(cloudEvent(id, MODEL, dataset()));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text("/message")).contains(DATASET).contains("an id of its own");
    }

    @Test
    void tellsTheSameIdOfTwoSourcesApart() throws Exception {
        var id = UUID.randomUUID().toString();

        assertThat(structured(cloudEvent(id, MODEL, DATASET)).status()).isEqualTo(202);
        assertThat(structured(cloudEvent(id, MODEL, DATASET).replace("/tests", "/others"))
                        .status())
                .isEqualTo(202);
    }

    @Test
    void saysThatAnEventCameTooLate() throws Exception {
        waited(plain(MODEL, DATASET));

        var late = waited(plain(MODEL, dataset()).replace("}", ",\"time\":\"2020-01-01T00:00:00Z\"}"));

        assertThat(late.status()).isEqualTo(200);
        assertThat(late.text("/outcome")).isEqualTo("STALE");
        assertThat(inUse()).isEqualTo(DATASET);
    }

    @Test
    void takesABatchAsAWhole() throws Exception {
        var known = cloudEvent(UUID.randomUUID().toString(), MODEL, DATASET);
        structured(known);
        var fresh = cloudEvent(UUID.randomUUID().toString(), MODEL, DATASET);

        var answer = send(request("[" + known + "," + fresh + "]")
                .setHeader("Content-Type", "application/cloudevents-batch+json"));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body()).hasSize(2);
        assertThat(answer.text("/0/status")).isEqualTo("200");
        assertThat(answer.text("/1/status")).isEqualTo("202");

        var broken = cloudEvent(UUID.randomUUID().toString(), MODEL, "d/1");
        var other = cloudEvent(UUID.randomUUID().toString(), MODEL, DATASET);
        assertThat(post("[" + other + "," + broken + "]").text("/message")).contains("event 2: data.dataset_id");
        assertThat(structured(other).status()).isEqualTo(202);
    }

    @Test
    void readsTheAttributesOfACloudEventInHeaders() throws Exception {
        var id = UUID.randomUUID().toString();

        var answer = send(request(plain(MODEL, DATASET))
                .header("ce-specversion", "1.0")
                .header("Ce-Id", id)
                .header("CE-SOURCE", "/a%20b")
                .header("ce-type", "dataset.ready"));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.text("/id")).isEqualTo(id);
        assertThat(answer.text("/source")).isEqualTo("/a b");
        assertThat(answer.header("Location")).endsWith(id + "?source=%2Fa%20b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/x-www-form-urlencoded"})
    void takesWhatCurlSends(String contentType) throws Exception {
        assertThat(send(request(plain(MODEL, DATASET)).setHeader("Content-Type", contentType))
                        .status())
                .isEqualTo(202);
    }

    @Test
    void takesWhatSaysNothingOfItself() throws Exception {
        var answer = send(HttpRequest.newBuilder(URI.create(events + "/dataset-uploaded"))
                .POST(BodyPublishers.ofString(plain(MODEL, DATASET))));

        assertThat(answer.status()).isEqualTo(202);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "400 | application/json    | ``                                      | it is empty",
                "400 | application/json    | no JSON                                 | it is not JSON",
                "400 | application/json    | {\"model_id\":\"m\"}                    | dataset_id is missing",
                "400 | application/json    | {\"model_id\":\"../x\",\"dataset_id\":\"d\"} | model_id is '../x'",
                "415 | text/plain          | {\"model_id\":\"m\",\"dataset_id\":\"d\"}    | Content-Type is 'text/plain'",
                "415 | multipart/form-data | {}                                      | Content-Type is 'multipart/form-data'",
            })
    void saysWhatIsWrong(int status, String contentType, String body, String message) throws Exception {
        var answer = send(request(body).setHeader("Content-Type", contentType));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text("/message")).contains(message);
    }

    @Test
    void refusesWhatIsTooLongHoweverItIsSent() throws Exception {
        var tooLong = plain(MODEL, DATASET).replace("}", ",\"more\":\"" + "x".repeat(70_000) + "\"}");
        var bytes = tooLong.getBytes(StandardCharsets.UTF_8);

        var counted = post(tooLong);
        var chunked = send(HttpRequest.newBuilder(events)
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes))));

        assertThat(List.of(counted.status(), chunked.status())).containsOnly(413);
        assertThat(List.of(counted.text("/message"), chunked.text("/message")))
                .allSatisfy(message -> assertThat(message).contains("65536 bytes"));
    }

    @Test
    void takesWhatIsJustNotTooLongHoweverItIsSent() throws Exception {
        var head = plain(MODEL, DATASET).replace("}", ",\"more\":\"");
        var longest = head + "x".repeat(65_536 - head.length() - 2) + "\"}";
        var bytes = longest.getBytes(StandardCharsets.UTF_8);

        assertThat(post(longest).status()).isEqualTo(202);
        assertThat(send(HttpRequest.newBuilder(events)
                                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes))))
                        .status())
                .isEqualTo(202);
    }

    @Test
    void isSteeredByNothingButTheEvent() throws Exception {
        var dataset = dataset();
        var other = dataset();
        var request = HttpRequest.newBuilder(URI.create(events + "?CamelCohereFinetuneDatasetId=" + other
                        + "&CamelHttpUri=http://evil.example&cAmElBeanMethodName=x"))
                .header("Content-Type", "application/json")
                .header("CamelCohereFinetuneDatasetId", other)
                .header("cAmElCohereFinetuneName", "other")
                .header("CAmELBeanMethodName", "reject")
                .header("CamelHttpUri", "http://evil.example")
                .header("kafka.OVERRIDE_TOPIC", "evil")
                .header("Prefer", "wait=60")
                .POST(BodyPublishers.ofString(plain(MODEL, dataset)));

        var answer = send(request);

        assertThat(answer.text("/outcome")).isEqualTo("APPLIED");
        assertThat(inUse()).isEqualTo(dataset);
        assertThat(cohere.model(MODEL).path("name").asText()).isNotEqualTo("other");
    }

    @Test
    void dropsEveryHeaderButThoseOfTheEventInItsFirstStep() {
        var ended = routes.send("direct:event-posted", exchange -> {
            exchange.getMessage().setBody(plain(MODEL, DATASET).getBytes(StandardCharsets.UTF_8));
            for (var name : List.of(
                    "CAmELBeanMethodName",
                    "CamelHttpUri",
                    "kafka.OVERRIDE_TOPIC",
                    "CamelFileName",
                    "breadcrumbId",
                    " CamelX",
                    "Authorization")) {
                exchange.getMessage().setHeader(name, "evil");
            }
            exchange.getMessage().setHeader("CONTENT-TYPE", "application/json");
        });

        assertThat(ended.getException()).isNull();
        assertThat(ended.getMessage().getHeaders().keySet()).containsExactly("CONTENT-TYPE");
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, http://evil.example, 403",
        "Origin, null, 403",
        "Sec-Fetch-Site, cross-site, 403",
    })
    void takesNothingFromThePagesOfOthers(String header, String value, int status) throws Exception {
        for (var contentType : List.of("text/plain", "application/x-www-form-urlencoded", "application/json")) {
            var answer = send(request(plain(MODEL, DATASET))
                    .setHeader("Content-Type", contentType)
                    .header(header, value));

            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.text("/message")).contains("another site");
        }
    }

    @Test
    void takesNothingUnderTheNameOfAnother() throws Exception {
        var answer = raw(
                """
                POST /events HTTP/1.1\r
                Host: evil.example:%d\r
                Content-Type: application/json\r
                Content-Length: 2\r
                Connection: close\r
                \r
                {}"""
                        .formatted(events.getPort()));

        assertThat(answer).startsWith("HTTP/1.1 421").contains("cohere.http.hosts");
        var page = raw(
                """
                GET /ui/models HTTP/1.1\r
                Host: evil.example\r
                Accept: text/html,*/*\r
                Connection: close\r
                \r
                """);
        assertThat(page).startsWith("HTTP/1.1 421").contains("<!doctype html>", "cohere.http.hosts");
    }

    @Test
    void answersOtherMethodsAndPathsInJson() throws Exception {
        var put = send(HttpRequest.newBuilder(events).PUT(BodyPublishers.ofString("{}")));
        var elsewhere = send(HttpRequest.newBuilder(events.resolve("/nowhere")).GET());

        assertThat(put.status()).isEqualTo(405);
        assertThat(put.text("/message")).isNotEmpty();
        assertThat(elsewhere.status()).isEqualTo(404);
        assertThat(elsewhere.text("/message")).isNotEmpty();
    }

    @Test
    void holdsNoThreadForThoseWhoWait() throws Exception {
        cohere.injectAlways(Fault.status(503));
        var models = UUID.randomUUID() + "-";
        var waiting = IntStream.range(0, 100)
                .mapToObj(i -> CLIENT.sendAsync(
                        request(plain(models + i, DATASET))
                                .header("Prefer", "wait=60")
                                .build(),
                        HttpResponse.BodyHandlers.ofString()))
                .toList();
        await().atMost(LONG).until(() -> eventsOf(models) == 100);

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().values())
                        .flatExtracting(List::of)
                        .noneMatch(frame -> frame.getClassName().startsWith("io.github.coherecamel.application.web")));
        assertThat(waiting).noneMatch(CompletableFuture::isDone);
        assertThat(post("no JSON").status()).isEqualTo(400);

        cohere.clearFaults();
        for (var answer : waiting) {
            assertThat(JSON.readTree(answer.get().body()).path("outcome").asText())
                    .isEqualTo("REJECTED");
        }
    }

    @Test
    void saysThatItIsSwitchedOff() throws Exception {
        camel.getRouteController().stopRoute("event-posted");
        try {
            var answer = post(plain(MODEL, DATASET));

            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.text("/message")).contains("cohere.http.enabled");
        } finally {
            camel.getRouteController().startRoute("event-posted");
        }
        assertThat(post(plain(MODEL, DATASET)).status()).isEqualTo(202);
    }

    private String dataset() {
        return cohere.addDataset("autumn", "chat-finetune-input", "validated");
    }

    private int eventsOf(String models) {
        return database.inTransaction(transaction -> transaction
                .sql()
                .createQuery("select count(*) from event where model_id like :models")
                .bind("models", models + "%")
                .mapTo(Integer.class)
                .one());
    }

    private String inUse() {
        return cohere.model(MODEL).at("/settings/dataset_id").asText();
    }

    private Answer post(String event) throws IOException, InterruptedException {
        return send(request(event));
    }

    private Answer structured(String event) throws IOException, InterruptedException {
        return send(request(event).setHeader("Content-Type", "application/cloudevents+json"));
    }

    private Answer waited(String event) throws IOException, InterruptedException {
        return send(request(event).header("Prefer", "wait=60"));
    }

    private HttpRequest.Builder request(String event) {
        return HttpRequest.newBuilder(events)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(event));
    }

    private static Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.headers().firstValue("Content-Type").orElse("none"))
                .as(response.statusCode() + response.body())
                .startsWith("application/json");
        return new Answer(response.statusCode(), response, JSON.readTree(response.body()));
    }

    /** Java's own client sends no other Host. */
    private String raw(String request) throws IOException {
        try (var socket = new Socket(events.getHost(), events.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String plain(String model, String dataset) {
        return "{\"model_id\":\"%s\",\"dataset_id\":\"%s\"}".formatted(model, dataset);
    }

    private static String cloudEvent(String id, String model, String dataset) {
        return """
                {"specversion":"1.0","id":"%s","source":"/tests","type":"dataset.ready","time":"%s","data":%s}"""
                .formatted(id, Instant.now(), plain(model, dataset));
    }
}

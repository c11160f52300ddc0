package io.github.coherecamel.application;

import static io.github.coherecamel.application.SimulatedCohere.DATASET;
import static io.github.coherecamel.application.SimulatedCohere.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.coherecamel.application.wanted.Database;
import io.github.coherecamel.simulator.ApiOperation;
import io.github.coherecamel.simulator.Fault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The story of {@code routes/event-posted.yaml}: an event is posted, written down, acknowledged, and brought about. */
@QuarkusTest
@QuarkusTestResource(SimulatedCohere.class)
class EventPostedTest extends PostedEvents {

    @Inject
    Database database;

    @TestHTTPResource("/events")
    URI events;

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

    private int eventsOf(String models) {
        return database.inTransaction(transaction -> transaction
                .sql()
                .createQuery("select count(*) from event where model_id like :models")
                .bind("models", models + "%")
                .mapTo(Integer.class)
                .one());
    }

    private Answer structured(String event) throws IOException, InterruptedException {
        return send(request(event).setHeader("Content-Type", "application/cloudevents+json"));
    }

    private Answer waited(String event) throws IOException, InterruptedException {
        return send(request(event).header("Prefer", "wait=60"));
    }

    private static String cloudEvent(String id, String model, String dataset) {
        return """
                {"specversion":"1.0","id":"%s","source":"/tests","type":"dataset.ready","time":"%s","data":%s}"""
                .formatted(id, Instant.now(), plain(model, dataset));
    }
}

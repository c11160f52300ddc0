package io.github.coherecamel.application;

import static io.github.coherecamel.application.SimulatedCohere.DATASET;
import static io.github.coherecamel.application.SimulatedCohere.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.coherecamel.application.event.Event;
import io.github.coherecamel.application.hold.Holds;
import io.github.coherecamel.application.wanted.Category;
import io.github.coherecamel.application.wanted.Database;
import io.github.coherecamel.application.wanted.Intake;
import io.github.coherecamel.simulator.CohereSimulator;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people see of models and events, and what they do about them, over HTTP. */
@QuarkusTest
@QuarkusTestResource(SimulatedCohere.class)
class ReadApiTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @TestHTTPResource("/")
    URI controller;

    @Inject
    Intake intake;

    @Inject
    Holds holds;

    @Inject
    Database database;

    CohereSimulator cohere;

    @BeforeEach
    void startAnew() {
        Anew.begin(cohere);
        database.inTransaction(transaction -> {
            for (var table : List.of("event", "attempt", "action", "notification")) {
                transaction.sql().execute("delete from " + table);
            }
            return transaction;
        });
    }

    @AfterEach
    void goOn() {
        holds.resume(true, "a test has ended");
    }

    @Test
    void showsWhatIsWantedOfAModelAndWhatHappenedToIt() throws Exception {
        var dataset = dataset();

        var assigned = post("/models/" + MODEL + "/assign", "{\"dataset_id\": \"" + dataset + "\"}");
        assertThat(assigned.status()).isEqualTo(200);
        assertThat(assigned.isTrue("/changed")).isTrue();
        assertThat(assigned.text("/event/source")).isEqualTo("/people/anonymous");
        awaitState(MODEL, "SYNCED", "HEALTHY");

        var model = get("/models/" + MODEL);
        assertThat(model.text("/wanted")).isEqualTo(dataset);
        assertThat(model.text("/actual")).isEqualTo(dataset);
        assertThat(model.text("/event/outcome")).isEqualTo("APPLIED");
        assertThat(model.body().at("/observed_generation").asLong()).isEqualTo(1);
        var history = new Asked(200, model.body().path("history"));
        assertThat(history.items("/attempt/result")).contains("UPDATED");
        assertThat(history.items("/attempt/difference"))
                .anySatisfy(difference ->
                        assertThat(difference).contains("dataset_id").contains(dataset));
        assertThat(history.items("/event/dataset_id")).contains(dataset);
        assertThat(history.items("/action/what")).contains("assign");
        assertThat(history.items("/action/who")).contains("anonymous");

        var event = get("/events/" + assigned.text("/event/id"));
        assertThat(event.text("/outcome")).isEqualTo("APPLIED");
        assertThat(event.text("/attempts/0/result")).isEqualTo("UPDATED");
        assertThat(event.body().at("/seq").asLong())
                .isEqualTo(model.body().at("/event_seq").asLong());
    }

    @Test
    void listsModelsByPagesOfTheirIds() throws Exception {
        holds.hold(Category.PERSON, "a test looks", "test", null);
        for (var i = 0; i < 5; i++) {
            accept("/tests", "e" + i, "m" + i, "d" + i, null);
        }
        post("/models/m3/pause", "");

        assertThat(get("/models").items("/id")).containsExactly("m0", "m1", "m2", "m3", "m4");
        var first = get("/models?limit=2");
        assertThat(first.items("/id")).containsExactly("m0", "m1");
        assertThat(get("/models?limit=3&after=" + first.text("/next")).items("/id"))
                .containsExactly("m2", "m3", "m4");
        assertThat(get("/models?limit=3&after=m1").body().has("next")).isFalse();
        assertThat(get("/models?health=paused").items("/id")).containsExactly("m3");
        assertThat(get("/models?sync=UNKNOWN&health=PROGRESSING&text=M2").items("/id"))
                .containsExactly("m2");
        assertThat(get("/models?since=" + Instant.now().plusSeconds(3600)).items("/id"))
                .isEmpty();
    }

    @Test
    void listsEventsTheNewestFirstByStateModelSourceTimeAndText() throws Exception {
        holds.hold(Category.PERSON, "a test looks", "test", null);
        var time = Instant.parse("2026-11-20T10:00:00Z");
        accept("/tests", "e0", "m0", "d0", time);
        accept("/tests", "e1", "m1", "d1", time);
        accept("/others", "e2", "m0", "d2", time.minusSeconds(1));
        accept("/tests", "e3", "m0", "d3", time.plusSeconds(1));

        assertThat(get("/events").items("/id")).containsExactly("e3", "e2", "e1", "e0");
        var first = get("/events?limit=3");
        assertThat(get("/events?after=" + first.text("/next")).items("/id")).containsExactly("e0");
        assertThat(get("/events?outcome=OPEN").items("/id")).containsExactly("e3", "e1");
        assertThat(get("/events?outcome=stale").items("/id")).containsExactly("e2");
        assertThat(get("/events?model=m0").items("/id")).containsExactly("e3", "e2", "e0");
        assertThat(get("/events?source=/others").items("/id")).containsExactly("e2");
        assertThat(get("/events?model=m0&outcome=SUPERSEDED").items("/id")).containsExactly("e0");
        assertThat(get("/events?text=D1").items("/id")).containsExactly("e1");
        var received = get("/events/e1").text("/received_at");
        assertThat(get("/events?since=" + received).items("/id")).containsExactly("e3", "e2", "e1");
        assertThat(get("/events?until=" + received).items("/id")).containsExactly("e0");
    }

    @Test
    void anIdThatSeveralSourcesUseNeedsItsSource() throws Exception {
        accept("/tests", "same", MODEL, DATASET, null);
        accept("/others?x", "same", MODEL, DATASET, null);
        accept("/tests", "with/slash", MODEL, DATASET, null);

        var several = get("/events/same");
        assertThat(several.status()).isEqualTo(409);
        assertThat(several.text("/message")).contains("/tests").contains("/others?x");
        assertThat(get("/events/same?source=%2Fothers%3Fx").text("/source")).isEqualTo("/others?x");
        assertThat(get("/events/same?source=/none").status()).isEqualTo(404);
        assertThat(get("/events/with%2Fslash").text("/id")).isEqualTo("with/slash");
        accept("/events", "same", MODEL, DATASET, null);
        assertThat(get("/events/same").text("/source")).isEqualTo("/events");
        assertThat(get("/events/none").text("/message")).contains("No event none is known");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/models?limit=501       | limit",
                "/models?limit=some      | limit",
                "/models?sync=SINKED     | sync",
                "/models?health=fine     | health",
                "/models?category=x      | category",
                "/models?since=yesterday | since",
                "/models?since=-999999999-01-01T00:00:00Z | since",
                "/events?until=%2B999999999-01-01T00:00:00Z | until",
                "/models/m?after=1.2     | after",
                "/events?outcome=GOOD    | outcome",
                "/events?after=x         | after",
                "/events?until=12        | until",
            })
    void namesTheParameterThatIsWrong(String path, String parameter) throws Exception {
        var answer = get(path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/message")).contains("parameter " + parameter).contains("Send ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"retry", "accept", "pause", "resume"})
    void saysThatNothingIsKnownOfAModel(String action) throws Exception {
        var answer = post("/models/unknown/" + action, "");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("/message")).contains("No model unknown is known");
        assertThat(get("/models/unknown").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/models/m/assign   |                      | dataset_id",
                "/models/m/assign   | {}                   | dataset_id",
                "/models/m/assign   | {\"dataset_id\": 1}  | dataset_id",
                "/models/m/assign   | {\"dataset_id\": \"../x\"} | dataset_id",
                "/models/m%20m/assign | {\"dataset_id\": \"d\"} | id",
                "/models/retry      |                      | reason",
                "/models/retry?reason=X |                  | reason",
                "/models/m/accept   | {\"dataset_id\": 1}  | dataset_id",
                "/models/m/accept   | [                    | dataset_id",
                "/models/m/retry    | {\"dataset_id\": 1}  | dataset_id",
                "/hold              | {\"reason\": 1}      | reason",
            })
    void namesWhatIsWrongWithAnAction(String path, @Nullable String body, String field) throws Exception {
        var answer = post(path, body == null ? "" : body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/message")).contains(field);
        assertThat(get("/models").items("/id")).isEmpty();
    }

    @Test
    void anActionThatChangesNothingSaysSo() throws Exception {
        post("/models/" + MODEL + "/assign", "{\"dataset_id\": \"" + DATASET + "\"}");
        awaitState(MODEL, "SYNCED", "HEALTHY");

        var again = post("/models/" + MODEL + "/assign", "{\"dataset_id\": \"" + DATASET + "\"}");
        assertThat(again.isTrue("/changed")).isFalse();
        assertThat(again.text("/message")).contains("wanted of it already");
        assertThat(post("/models/" + MODEL + "/retry", "").text("/message")).contains("as wanted");
        assertThat(post("/models/" + MODEL + "/accept", "").isTrue("/changed")).isFalse();
        assertThat(post("/models/" + MODEL + "/resume", "").isTrue("/changed")).isFalse();
        assertThat(get("/models/" + MODEL).body().at("/history/items").findValues("action"))
                .hasSize(1);
    }

    @Test
    void triesAgainWhatWasRejectedByAnEventOfItsOwn() throws Exception {
        var rejected = accept("/tests", "wrong", MODEL, "no-such-dataset", null);
        awaitState(MODEL, "UNKNOWN", "DEGRADED");

        var listed = get("/models?health=DEGRADED");
        assertThat(listed.items("/event/id")).containsExactly("wrong");
        assertThat(listed.items("/remedy"))
                .allSatisfy(remedy -> assertThat(remedy).contains("try again"));

        var other = post("/models/" + MODEL + "/retry", "{\"dataset_id\": \"shown\"}");
        assertThat(other.isTrue("/changed")).isFalse();
        assertThat(other.text("/message")).contains("no-such-dataset is wanted of it now, and not shown");
        var retried = post("/models/" + MODEL + "/retry", "");
        assertThat(retried.isTrue("/changed")).isTrue();
        assertThat(retried.text("/event/dataset_id")).isEqualTo("no-such-dataset");
        await().atMost(LONG).until(() -> get("/events/" + retried.text("/event/id"))
                .text("/outcome")
                .equals("REJECTED"));
        assertThat(get("/events/" + rejected).text("/outcome")).isEqualTo("REJECTED");
    }

    @Test
    void triesOneRejectedEventAgain() throws Exception {
        accept("/tests?x", "a/b", MODEL, "no-such-dataset", null);
        awaitState(MODEL, "UNKNOWN", "DEGRADED");

        var retried = post("/events/a%2Fb/retry?source=%2Ftests%3Fx", "");

        assertThat(retried.isTrue("/changed")).isTrue();
        assertThat(retried.text("/event/dataset_id")).isEqualTo("no-such-dataset");
        assertThat(post("/events/a%2Fb/retry", "").isTrue("/changed")).isFalse();
        assertThat(post("/events/none/retry", "").status()).isEqualTo(404);
        accept("/others", "a/b", MODEL, DATASET, null);
        assertThat(post("/events/a%2Fb/retry", "").status()).isEqualTo(409);
        var history = new Asked(200, get("/models/" + MODEL).body().path("history"));
        assertThat(history.items("/action/what")).contains("retry");
    }

    @Test
    void acceptsTheDatasetThatTheModelHas() throws Exception {
        accept("/tests", "wrong", MODEL, "no-such-dataset", null);
        awaitState(MODEL, "UNKNOWN", "DEGRADED");
        assertThat(post("/models/" + MODEL + "/accept", "").text("/message")).contains("never read");
        // As a check for drift does.
        database.inTransaction(
                transaction -> transaction.sql().execute("update model set actual_dataset_id = ?", DATASET));

        var other = post("/models/" + MODEL + "/accept", "{\"dataset_id\": \"shown\"}");
        assertThat(other.status()).isEqualTo(200);
        assertThat(other.isTrue("/changed")).isFalse();
        assertThat(other.text("/message")).contains(DATASET + " now, and not shown");
        assertThat(other.text("/model/wanted")).isEqualTo("no-such-dataset");

        var accepted = post("/models/" + MODEL + "/accept", "{\"dataset_id\": \"%s\"}".formatted(DATASET));

        assertThat(accepted.isTrue("/changed")).isTrue();
        awaitState(MODEL, "SYNCED", "HEALTHY");
        assertThat(get("/events/" + accepted.text("/event/id")).text("/outcome"))
                .isEqualTo("UNCHANGED");
    }

    @Test
    void aPausedModelWaitsUntilItIsResumed() throws Exception {
        var dataset = dataset();
        accept("/tests", "before", MODEL, DATASET, null);
        awaitState(MODEL, "SYNCED", "HEALTHY");

        assertThat(post("/models/" + MODEL + "/pause", "").text("/model/health"))
                .isEqualTo("PAUSED");
        accept("/tests", "meanwhile", MODEL, dataset, null);
        assertThat(get("/models/" + MODEL).isTrue("/paused")).isTrue();
        assertThat(get("/models/" + MODEL).text("/wanted")).isEqualTo(dataset);
        assertThat(get("/models/" + MODEL).body().has("due")).isFalse();
        assertThat(post("/models/" + MODEL + "/resume", "").isTrue("/changed")).isTrue();

        awaitState(MODEL, "SYNCED", "HEALTHY");
        assertThat(get("/events/meanwhile").text("/outcome")).isEqualTo("APPLIED");
    }

    @Test
    void triesAllModelsAgainThatFailedForOneReason() throws Exception {
        var one = MODEL.replace("de3", "001");
        var other = MODEL.replace("de3", "002");
        accept("/tests", "a", one, DATASET, null);
        accept("/tests", "b", other, DATASET, null);
        awaitState(one, "UNKNOWN", "DEGRADED");
        awaitState(other, "UNKNOWN", "DEGRADED");

        var retried = post("/models/retry?reason=not_found", "");

        assertThat(retried.body().at("/changed").asInt()).isEqualTo(2);
        assertThat(retried.body().has("next")).isFalse();
        assertThat(get("/events?source=/people/anonymous").items("/model_id")).containsExactlyInAnyOrder(one, other);
    }

    @Test
    void peopleHoldAndResumeEverything() throws Exception {
        assertThat(get("/hold").isTrue("/holding")).isFalse();

        var held = post("/hold", "{\"reason\": \"the audit is on\"}");
        assertThat(held.isTrue("/changed")).isTrue();
        assertThat(post("/hold", "").isTrue("/changed")).isFalse();
        assertThat(get("/hold").text("/reason")).isEqualTo("the audit is on");
        assertThat(get("/hold").text("/category")).isEqualTo("PERSON");
        assertThat(get("/hold").text("/held_by")).isEqualTo("anonymous");
        accept("/tests", "waits", MODEL, DATASET, null);
        assertThat(get("/events/waits").body().has("outcome")).isFalse();
        assertThat(get("/status").isTrue("/hold/holding")).isTrue();

        assertThat(post("/resume", "").isTrue("/changed")).isTrue();
        assertThat(post("/resume", "").isTrue("/changed")).isFalse();
        awaitState(MODEL, "SYNCED", "HEALTHY");
    }

    /** Who has changed this last night, who has held everything, and who has forgotten it? */
    @Test
    void listsWhatPeopleDidAlsoToAModelThatWasForgotten() throws Exception {
        post("/hold", "{\"reason\": \"the audit is on\"}");
        accept("/tests", "e1", "gone", DATASET, null);
        accept("/tests", "e2", "other", DATASET, null);
        post("/models/gone/pause", "");
        post("/models/other/pause", "");
        post("/models/gone/forget", "");
        post("/resume", "");
        assertThat(get("/models/gone").status()).isEqualTo(404);

        var all = get("/actions");
        assertThat(all.items("/what")).containsExactly("resume", "forget", "pause", "pause", "hold");
        assertThat(all.items("/who")).containsOnly("anonymous");
        assertThat(all.items("/model_id")).containsExactly("", "gone", "other", "gone", "");
        assertThat(all.text("/items/4/detail")).isEqualTo("the audit is on");
        assertThat(get("/actions?model=gone").items("/what")).containsExactly("forget", "pause");

        var first = get("/actions?limit=2");
        assertThat(first.items("/what")).containsExactly("resume", "forget");
        assertThat(get("/actions?limit=3&after=" + first.text("/next")).items("/what"))
                .containsExactly("pause", "pause", "hold");
        var forgotten = Instant.parse(all.text("/items/1/at"));
        assertThat(get("/actions?until=" + forgotten).items("/what")).containsExactly("pause", "pause", "hold");
        assertThat(get("/actions?model=gone&since=" + forgotten).items("/what")).containsExactly("forget");
        assertThat(get("/actions?since=yesterday").text("/message")).contains("parameter since");
    }

    @Test
    void countsModelsBySyncAndHealth() throws Exception {
        accept("/tests", "good", MODEL, DATASET, null);
        accept("/tests", "bad", "none", DATASET, null);
        awaitState(MODEL, "SYNCED", "HEALTHY");
        awaitState("none", "UNKNOWN", "DEGRADED");

        await().atMost(LONG).untilAsserted(() -> {
            var models = get("/status").body().path("models");
            assertThat(models).hasSize(2);
            assertThat(models.findValuesAsText("health")).containsExactly("HEALTHY", "DEGRADED");
            assertThat(models.findValuesAsText("count")).containsExactly("1", "1");
        });
    }

    @Test
    void whoDoesSomethingIsNotWhatAHeaderSays() throws Exception {
        Asked.post(
                controller,
                "/models/" + MODEL + "/assign",
                "{\"dataset_id\": \"" + DATASET + "\"}",
                "X-User",
                "mallory",
                "X-Forwarded-User",
                "mallory",
                "Remote-User",
                "mallory");

        assertThat(get("/models/" + MODEL).body().toString())
                .contains("anonymous")
                .doesNotContain("mallory");
    }

    private String dataset() {
        return cohere.addDataset("autumn", "chat-finetune-input", "validated");
    }

    private String accept(String source, String id, String model, String dataset, @Nullable Instant time) {
        return intake.accept(List.of(new Event(source, id, time, model, dataset, null)))
                .get(0)
                .event()
                .id();
    }

    private void awaitState(String model, String sync, String health) {
        await().atMost(LONG).untilAsserted(() -> {
            var answer = get("/models/" + model);
            assertThat(answer.text("/sync") + " " + answer.text("/health")).isEqualTo(sync + " " + health);
        });
    }

    private Asked get(String path) throws IOException, InterruptedException {
        return Asked.get(controller, path);
    }

    private Asked post(String path, String body) throws IOException, InterruptedException {
        return Asked.post(controller, path, body);
    }
}

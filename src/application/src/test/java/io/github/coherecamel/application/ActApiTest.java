package io.github.coherecamel.application;

import static io.github.coherecamel.application.SimulatedCohere.DATASET;
import static io.github.coherecamel.application.SimulatedCohere.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people do about models and events, over HTTP. */
@QuarkusTest
@QuarkusTestResource(SimulatedCohere.class)
class ActApiTest extends ApiTest {

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
}

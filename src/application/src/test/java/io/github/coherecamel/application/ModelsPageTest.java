package io.github.coherecamel.application;

import static io.github.coherecamel.application.SimulatedCohere.DATASET;
import static io.github.coherecamel.application.SimulatedCohere.MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.application.event.Event;
import io.github.coherecamel.application.wanted.Category;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people see of models, as the server renders it. */
@QuarkusTest
@QuarkusTestResource(SimulatedCohere.class)
class ModelsPageTest extends ControllerTest {

    private static final String STRANGE = "<script>alert(1)</script>\"' onload=x \u202Egnp\uDB40\uDC41.exe";

    @TestHTTPResource("/")
    URI controller;

    @AfterEach
    void goOn() {
        holds.resume(true, "a test has ended");
    }

    @Test
    void theFirstAddressLeadsToTheModels() throws Exception {
        var answer = Shown.get(controller, "/");

        assertThat(answer.status()).isEqualTo(303);
        // Without a host: a proxy in front may have another name, and speak TLS.
        assertThat(answer.header("Location")).isEqualTo("/ui/models");
    }

    @Test
    void showsEachModelWithItsStateAndByWhichEventItIsWanted() throws Exception {
        accept(MODEL, DATASET, null);
        awaitModel(model -> model.health().name().equals("HEALTHY"));
        var page = Shown.get(controller, "/ui/models");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.text())
                .contains("The model is as wanted.")
                .contains(MODEL)
                .contains("Healthy")
                .contains("Synced")
                .contains(DATASET)
                .contains("/tests");
        assertThat(page.links()).contains("/ui/models/" + MODEL);
    }

    @Test
    void saysFirstWhichModelNeedsAPersonAndWhy() throws Exception {
        holds.hold(Category.PERSON, "a test looks", "test", null);
        for (var i = 0; i < 120; i++) {
            accept("m" + i, DATASET, null);
        }
        execute("update model set sync = 'SYNCED', health = 'HEALTHY'");
        execute(
                "update model set health = 'DEGRADED', category = 'DATASET', reason = 'no dataset is named so' where id = 'm99'");

        var page = Shown.get(controller, "/ui/models");

        assertThat(page.text()).contains("1 of 120 models needs a person.");
        assertThat(page.section("needing")).contains("m99", "no dataset is named so");
        assertThat(page.links()).contains("/ui/models?health=DEGRADED");
    }

    @Test
    void writesOutWhatStrangersHaveSent() throws Exception {
        holds.hold(Category.PERSON, STRANGE, "test", null);
        intake.accept(List.of(new Event("/" + STRANGE, STRANGE, null, "m".repeat(128), "d".repeat(128), null)));
        execute("update model set name = '%1$s', category = 'ROUTE', reason = '%1$s'"
                .formatted(STRANGE.replace("'", "''")));

        for (var path : List.of("/ui/models", "/ui/models/" + "m".repeat(128))) {
            var page = Shown.get(controller, path);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body())
                    .contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39; onload=x \\u202Egnp\\uE0041.exe")
                    .doesNotContain("<script>alert")
                    .doesNotContain("\u202E");
        }
    }

    @Test
    void showsWhatTheApiCallsAModelAndItsId() throws Exception {
        accept(MODEL, DATASET, null);
        awaitModel(model -> "support-bot".equals(model.name()));
        accept("no-name-yet", DATASET, null);

        var list = Shown.get(controller, "/ui/models?text=SUPPORT-B");
        assertThat(list.text()).contains("support-bot " + MODEL).doesNotContain("no-name-yet");
        assertThat(Shown.get(controller, "/ui/models").text()).contains("no-name-yet");
        var one = Shown.get(controller, "/ui/models/" + MODEL);
        assertThat(one.body()).contains("<h1>support-bot</h1>", "<title>support-bot ·");
        assertThat(one.text()).contains(MODEL);
        assertThat(Shown.get(controller, "/ui/models/no-name-yet").body())
                .contains("<h1 class=\"id\">no-name-yet</h1>", "<title>no-name-yet ·");
    }

    /** What a person decides about is what the dialog names, whatever comes meanwhile. */
    @Test
    void sendsWithADecisionWhatWasShown() throws Exception {
        holds.hold(Category.PERSON, "a test looks", "test", null);
        accept("m0", "is-wanted", null);
        execute("update model set actual_dataset_id = 'is-there'");

        var page = Shown.get(controller, "/ui/models/m0").body();

        assertThat(page)
                .containsPattern(
                        "id=\"accept\" type=\"submit\" name=\"dataset_id\" value=\"is-there\" hx-ext=\"json\" [^>]*Take dataset is-there")
                .containsPattern(
                        "id=\"retry\" type=\"submit\" [^>]*name=\"dataset_id\" value=\"is-wanted\" hx-ext=\"json\" [^>]*dataset is-wanted");
    }

    @Test
    void saysThatAModelWasReadyThatNoTrainingWasAwaitedOf() throws Exception {
        holds.hold(Category.PERSON, "a test looks", "test", null);
        accept("m0", "d1", null);
        execute(
                "update event set outcome = 'UNCHANGED', closed_at = current_timestamp, training = 'READY', training_ended_at = current_timestamp where model_id = 'm0'");

        assertThat(Shown.get(controller, "/ui/models/m0").section("history"))
                .contains("Was ready")
                .doesNotContain("Trained");

        execute("update event set training_ended_at = current_timestamp + interval '1' second where model_id = 'm0'");
        assertThat(Shown.get(controller, "/ui/models/m0").section("history"))
                .contains("Trained")
                .doesNotContain("Was ready");
    }

    /** Nobody looks at a training any longer if a newer event was rejected, until all models are compared. */
    @Test
    void saysOfAStatusThatPassesWhenItWasRead() throws Exception {
        holds.hold(Category.PERSON, "a test looks", "test", null);
        accept("m0", "d1", null);
        execute("update model set actual_at = current_timestamp, due_at = null, actual_status = 'STATUS_READY'");
        assertThat(Shown.get(controller, "/ui/models/m0").section("actual"))
                .contains("STATUS_READY")
                .doesNotContain("when it was read");

        execute("update model set actual_status = 'STATUS_FINETUNING'");
        assertThat(Shown.get(controller, "/ui/models/m0").section("actual"))
                .contains("STATUS_FINETUNING when it was read");
    }

    @Test
    void keepsFiltersInItsLinks() throws Exception {
        holds.hold(Category.PERSON, "a test looks", "test", null);
        for (var i = 0; i < 60; i++) {
            accept("m%02d".formatted(i), DATASET, null);
        }

        assertThat(Shown.get(controller, "/ui/models?text=M&sync=unknown").links())
                .contains("/ui/models?sync=unknown&text=M&health=DEGRADED", "/ui/models?text=M")
                .contains("/ui/models?sync=unknown&text=M&after=m49");
        assertThat(Shown.get(controller, "/ui/models?sync=unknown&text=M&after=m49")
                        .text())
                .contains("m59")
                .doesNotContain("m49");
    }

    @Test
    void saysThatItLookedAtSomeOnly() throws Exception {
        holds.hold(Category.PERSON, "a test looks", "test", null);
        accept("m0", DATASET, null);
        execute(
                """
                insert into model (id, dataset_id, event_seq, wanted_at, generation, sync, health, since, attempts,
                    maybe_written, paused, claim)
                select 'm' || x, 'd', event_seq, wanted_at, 1, sync, health, since, 0, false, false, 0
                from model, system_range(10000, 15100) as r(x)""");

        assertThat(Shown.get(controller, "/ui/models?text=nowhere").text())
                .contains("None so far", "5,000 models were looked at.");
        var some = Shown.get(controller, "/ui/models?text=0007");
        assertThat(some.text()).contains("m10007", "5,000 models were looked at. There may be more");
        assertThat(some.links()).anyMatch(link -> link.startsWith("/ui/models?text=0007&after="));
        // Whatever is behind them, the one with this id is found.
        assertThat(Shown.get(controller, "/ui/models?text=m15100").text()).contains("m15100");
        assertThat(Shown.get(controller, "/ui/models").text()).doesNotContain("looked at");
    }

    @Test
    void saysInPlainWordsThatAllIsHeldAndWhatToDo() throws Exception {
        holds.hold(Category.CREDENTIALS, "the key has expired", null, LONG);

        assertThat(Shown.get(controller, "/ui/models").text())
                .contains("No model is worked on.", "the key has expired", "Set CO_API_KEY to a key that works");
    }

    @Test
    void saysThatTheApiWantsNoCallsForATime() throws Exception {
        assertThat(Shown.get(controller, "/ui/models").text()).doesNotContain("no calls");
        holds.pause(LONG);

        assertThat(Shown.get(controller, "/ui/models").text())
                .contains("The API wants no calls for a time.", "nothing is to be done");
    }

    @Test
    void saysWhatIsWrongWithAnAddress() throws Exception {
        var page = Shown.get(controller, "/ui/models?health=<b>fine");

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.body()).contains("parameter health", "&lt;b&gt;fine").doesNotContain("<b>fine");
        var unknown = Shown.get(controller, "/ui/models/unknown?after=1.2.3");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.links()).contains("/ui/models/unknown?after=1.2.3");
        // Nothing of it changes.
        assertThat(List.of(page, unknown))
                .allSatisfy(failed -> assertThat(failed.body()).doesNotContain("data-live", "hx-get", "id=\"away\""));
        assertThat(Shown.get(controller, "/ui/none").text()).contains("Not found");
    }

    @Test
    void saysThatTheDatabaseIsAwayAndLooksWhetherItIsBack() throws Exception {
        execute("alter table control rename to elsewhere");
        Shown away;
        try {
            away = Shown.get(controller, "/ui/models?text=x");
        } finally {
            execute("alter table elsewhere rename to control");
        }

        assertThat(away.status()).isEqualTo(503);
        assertThat(away.text()).contains("Not now", "The database cannot be used at the moment");
        assertThat(away.body()).contains("id=\"away\"").doesNotContain("data-live", "hx-get");
    }

    @Test
    void hasNothingThatAPolicyWithoutInlineCodeWouldStop() throws Exception {
        accept(MODEL, DATASET, null);
        var page = Shown.get(controller, "/ui/models");

        assertThat(page.body()).containsPattern("data-live=\"/ui/live\\?since=-?\\d+\\.");
        assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'self'");
        assertThat(page.body()).doesNotContainPattern("<style|style=|<script(?! src=\"/)|\\son[a-z]+=|javascript:");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        for (var part : page.parts()) {
            var loaded = Shown.get(controller, part);
            assertThat(loaded.status()).as(part).isEqualTo(200);
            assertThat(loaded.header("Cache-Control")).as(part).isEqualTo("no-cache");
            assertThat(Shown.get(controller, part, "If-Modified-Since", loaded.header("Last-Modified"))
                            .status())
                    .as(part)
                    .isEqualTo(304);
        }
    }

    @Test
    void transfersLittle() throws Exception {
        holds.hold(Category.PERSON, "a test looks", "test", null);
        for (var i = 0; i < 60; i++) {
            accept(UUID.randomUUID() + "-" + "m".repeat(80), UUID.randomUUID() + "-" + "d".repeat(80), null);
        }

        var page = Shown.get(controller, "/ui/models", "Accept-Encoding", "gzip");

        assertThat(page.header("Content-Encoding")).isEqualTo("gzip");
        var bytes = page.response().body().length;
        for (var part : Shown.get(controller, "/ui/models").parts()) {
            bytes += Shown.get(controller, part, "Accept-Encoding", "gzip")
                    .response()
                    .body()
                    .length;
        }
        assertThat(bytes).isBetween(20_000, 100_000);
    }
}

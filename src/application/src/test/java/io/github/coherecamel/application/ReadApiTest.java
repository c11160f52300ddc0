package io.github.coherecamel.application;

import static io.github.coherecamel.application.SimulatedCohere.DATASET;
import static io.github.coherecamel.application.SimulatedCohere.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.coherecamel.application.wanted.Category;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people see of models and events, over HTTP. */
@QuarkusTest
@QuarkusTestResource(SimulatedCohere.class)
class ReadApiTest extends ApiTest {

    @Test
    void showsWhatIsWantedOfAModelAndWhatHappenedToIt() throws Exception {
        var dataset = dataset();

        var assigned = post("/models/" + MODEL + "/assign", "{\"dataset_id\": \"" + dataset + "\"}");
        assertThat(assigned.status()).isEqualTo(200);
        assertThat(assigned.isTrue("/changed")).isTrue();
        assertThat(assigned.text("/event/source")).isEqualTo("/people/anonymous");
        awaitState(MODEL, "SYNCED", "HEALTHY");

        var model = get("/models/" + MODEL);
        assertThat(model.text("/name")).isEqualTo("support-bot");
        assertThat(get("/models?text=Support-Bot").items("/name")).containsExactly("support-bot");
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
        // As copied from somewhere.
        assertThat(get("/events?model=%20m0%20").items("/id")).containsExactly("e3", "e2", "e0");
        assertThat(get("/events?text=D1%20").items("/id")).containsExactly("e1");
        assertThat(get("/events?source=%20/others").items("/id")).containsExactly("e2");
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
}

package io.github.coherecamel.simulator;

import static io.github.coherecamel.simulator.Caller.MODELS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.coherecamel.simulator.call.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListsTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final ManualClock CLOCK = new ManualClock(START);

    @RegisterExtension
    static final CohereSimulatorExtension SIMULATOR =
            new CohereSimulatorExtension(CohereSimulator.builder().clock(CLOCK));

    private final CohereSimulator simulator = SIMULATOR.simulator();
    private final Caller caller = new Caller(simulator);

    @BeforeEach
    void startAgain() {
        CLOCK.set(START);
    }

    private void addModels(int count) {
        for (var number = 0; number < count; number++) {
            simulator.addModel("m" + number, "BASE_TYPE_CHAT", "d");
        }
    }

    private static List<String> names(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(item -> item.path("name").asText())
                .toList();
    }

    private List<String> allModels(String query) {
        var names = new ArrayList<String>();
        var token = "";
        do {
            var page = caller.get(MODELS + "?" + query + "&page_token=" + token).json();
            names.addAll(names(page.path("finetuned_models")));
            token = page.path("next_page_token").asText();
        } while (!token.isEmpty());
        return names;
    }

    @Test
    void showsFiftyModelsUnlessToldOtherwise() {
        addModels(60);

        var page = caller.get(MODELS).json();
        assertThat(page.path("finetuned_models")).hasSize(50);
        assertThat(page.path("total_size").asInt()).isEqualTo(60);
        assertThat(page.path("next_page_token").asText()).isNotEmpty();
        assertThat(caller.get(MODELS + "?page_size=0").json()).isEqualTo(page);
    }

    @Test
    void pagesThroughAllModelsInEitherOrder() {
        addModels(7);

        assertThat(allModels("page_size=3")).containsExactly("m0", "m1", "m2", "m3", "m4", "m5", "m6");
        assertThat(allModels("page_size=7")).hasSize(7);
        assertThat(allModels("page_size=2&order_by=created_at%20desc"))
                .containsExactly("m6", "m5", "m4", "m3", "m2", "m1", "m0");
    }

    @Test
    void holdsAHundredThousandModels() {
        addModels(100_000);

        var last =
                caller.get(MODELS + "?page_size=2&order_by=created_at%20desc").json();
        assertThat(names(last.path("finetuned_models"))).containsExactly("m99999", "m99998");
        assertThat(last.path("total_size").asInt()).isEqualTo(100_000);
        assertThat(names(caller.get(MODELS + "?page_size=3").json().path("finetuned_models")))
                .containsExactly("m0", "m1", "m2");
    }

    @Test
    void keepsItsPlaceWhenModelsComeAndGo() {
        addModels(4);
        var page = caller.get(MODELS + "?page_size=2").json();
        simulator.addModel("late", "BASE_TYPE_CHAT", "d");
        page.path("finetuned_models")
                .forEach(model -> caller.delete(MODELS + "/" + model.path("id").asText()));

        var rest = caller.get(
                MODELS + "?page_token=" + page.path("next_page_token").asText());

        assertThat(names(rest.json().path("finetuned_models"))).containsExactly("m2", "m3", "late");
    }

    @Test
    void endsWithAnEmptyTokenAndLeavesOutAZeroTotal() {
        assertThat(caller.get(MODELS).text()).isEqualTo("{\"finetuned_models\":[],\"next_page_token\":\"\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "page_size=-1",
                "page_size=x",
                "page_size=99999999999",
                "page_token=nonsense",
                "page_token=YQ",
                "order_by=name",
                "order_by=created_at%20down",
                "order_by=created_at,"
            })
    void refusesAWrongParameter(String query) {
        assertThat(caller.get(MODELS + "?" + query).status()).isEqualTo(400);
    }

    @Test
    void filtersDatasetsByTypeStatusAndTime() {
        simulator.addDataset("a", "chat-finetune-input", "validated");
        CLOCK.advance(Duration.ofHours(1));
        simulator.addDataset("b", "embed-input", "failed");
        CLOCK.advance(Duration.ofHours(1));
        simulator.addDataset("c", "chat-finetune-input", "failed");

        assertThat(datasets("")).containsExactly("a", "b", "c");
        assertThat(datasets("datasetType=chat-finetune-input")).containsExactly("a", "c");
        assertThat(datasets("validationStatus=failed")).containsExactly("b", "c");
        assertThat(datasets("after=2026-01-01T00:00:00Z&before=2026-01-01T03:00:00%2B01:00"))
                .containsExactly("b");
        assertThat(datasets("limit=1&offset=1")).containsExactly("b");
        assertThat(datasets("limit=1.0&offset=2.0")).containsExactly("c");
        assertThat(datasets("datasetType=chat-finetune-input&offset=1")).containsExactly("c");
        assertThat(datasets("limit=0")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=-1",
                "limit=1.5",
                "limit=1e999999",
                "offset=99999999999",
                "offset=x",
                "before=yesterday",
                "validationStatus=fine"
            })
    void refusesAWrongFilter(String query) {
        var answer = caller.get("/v1/datasets?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("id").asText()).isNotEmpty();
    }

    private List<String> datasets(String query) {
        return names(caller.get("/v1/datasets?" + query).json().path("datasets"));
    }

    @Test
    void tellsTheHistoryOfAModel() {
        var id = simulator.addModel("m", "BASE_TYPE_CHAT", "d");
        CLOCK.advance(Duration.ofHours(1));
        simulator.setModelStatus(id, "STATUS_FAILED");

        var events = caller.get(MODELS + "/" + id + "/events").json();

        assertThat(events.path("events").findValuesAsText("status"))
                .containsExactly("STATUS_QUEUED", "STATUS_FINETUNING", "STATUS_READY", "STATUS_FAILED");
        assertThat(events.path("total_size").asInt()).isEqualTo(4);
        assertThat(events.at("/events/0").has("user_id")).isTrue();
        assertThat(events.at("/events/3"))
                .isEqualTo(Json.object().put("status", "STATUS_FAILED").put("created_at", "2026-01-01T01:00:00Z"));
    }

    @Test
    void pagesThroughEventsInEitherOrder() {
        var events = MODELS + "/" + simulator.addModel("m", "BASE_TYPE_CHAT", "d") + "/events?page_size=2";

        var first = caller.get(events).json();
        var second = caller.get(
                        events + "&page_token=" + first.path("next_page_token").asText())
                .json();

        assertThat(second.path("events").findValuesAsText("status")).containsExactly("STATUS_READY");
        assertThat(second.path("next_page_token").asText()).isEmpty();
        assertThat(caller.get(events + "&order_by=created_at%20desc")
                        .json()
                        .path("events")
                        .findValuesAsText("status"))
                .containsExactly("STATUS_READY", "STATUS_FINETUNING");
    }

    @Test
    void measuresALossThatFalls() {
        var id = simulator.addModel("m", "BASE_TYPE_CHAT", "d");

        var metrics = caller.get(MODELS + "/" + id + "/training-step-metrics").json();

        var steps = metrics.path("step_metrics");
        assertThat(steps).hasSizeGreaterThan(10);
        assertThat(metrics.has("total_size")).isFalse();
        assertThat(steps.get(0).has("step_number")).isFalse();
        assertThat(steps.get(0).at("/metrics/step").asDouble()).isZero();
        assertThat(steps.get(1).path("step_number").asInt()).isPositive();
        assertThat(steps.get(steps.size() - 1).at("/metrics/cross_entropy").asDouble())
                .isLessThan(steps.get(0).at("/metrics/cross_entropy").asDouble() / 2);
    }
}

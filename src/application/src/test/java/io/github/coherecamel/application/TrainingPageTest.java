package io.github.coherecamel.application;

import static io.github.coherecamel.application.SimulatedCohere.DATASET;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.simulator.ApiOperation;
import io.github.coherecamel.simulator.Fault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the trainings of a model went, as the server renders it. Each test has a model of its own. */
@QuarkusTest
@QuarkusTestResource(SimulatedCohere.class)
class TrainingPageTest extends ControllerTest {

    @TestHTTPResource("/")
    URI controller;

    private String model;

    @BeforeEach
    void addModel() {
        model = cohere.addModel("trained", "BASE_TYPE_CHAT", DATASET);
    }

    @Test
    void showsRunsTheirFiguresAndTheStatusHistoryWithoutAnyScript() throws Exception {
        closed(accept(model, DATASET, null));

        var page = Shown.get(controller, "/ui/models/" + model + "/training");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("Run Began Status Dataset Last step Loss Accuracy")
                .contains(DATASET)
                .contains("As the API told 20")
                .contains("Status history")
                .contains("Queued")
                .contains("Finetuning")
                .contains("Ready");
        assertThat(page.parts()).contains("/page/chart.js").anyMatch(part -> part.contains("uPlot"));
        for (var part : page.parts()) {
            assertThat(Shown.get(controller, part).status()).as(part).isEqualTo(200);
        }
    }

    @Test
    void showsTheNewestAndTheOthersToWhoeverAsksForThem() throws Exception {
        closed(accept(model, DATASET, null));
        for (var day = 1; day < 10; day++) {
            execute(
                    """
                    insert into training_run (model_id, began_at, steps, kept_at)
                    values ('%s', timestamp with time zone '2020-01-0%d 00:00:00+00', '[]', current_timestamp)"""
                            .formatted(model, day));
        }

        var page = Shown.get(controller, "/ui/models/" + model + "/training").body();

        assertThat(page).contains("Earlier runs: 4.");
        var earlier = page.indexOf("id=\"earlier-runs\"");
        assertThat(page.indexOf("datetime=\"2020-01-05")).isBetween(0, earlier);
        assertThat(page.indexOf("datetime=\"2020-01-04")).isGreaterThan(earlier);
        assertThat(page).doesNotContain("earlier-statuses");
    }

    @Test
    void aModelsPageAsksForItLaterAndNoOtherPageLoadsCharts() throws Exception {
        closed(accept(model, DATASET, null));

        var page = Shown.get(controller, "/ui/models/" + model);

        assertThat(page.section("training-title")).contains("Asking how its trainings went");
        assertThat(page.body()).contains("hx-get=\"/ui/models/" + model + "/training\"");
        assertThat(page.links()).contains("/ui/models/" + model + "/training");
        assertThat(cohere.requests(ApiOperation.LIST_EVENTS)).isEmpty();
        assertThat(Shown.get(controller, "/ui/models").parts()).noneMatch(part -> part.contains("uPlot"));
    }

    @Test
    void saysWhyNothingIsThere() throws Exception {
        closed(accept(model, DATASET, null));
        cohere.injectAlways(ApiOperation.LIST_EVENTS, Fault.status(400));

        var page = Shown.get(controller, "/ui/models/" + model + "/training");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("Only what was kept is shown")
                .contains("400")
                .contains("Nothing was kept");
    }

    @Test
    void saysThatAModelIsNotKnown() throws Exception {
        var page = Shown.get(controller, "/ui/models/" + model + "/training");

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.text()).contains("No model " + model + " is known here");
    }

    /** It was there when the page was shown, so it is news and not a fault. */
    @Test
    void tellsAPageThatItsModelWasForgotten() throws Exception {
        for (var path : new String[] {"/ui/models/" + model, "/ui/models/" + model + "/training"}) {
            var part = Shown.get(controller, path, "HX-Request", "true");

            assertThat(part.status()).isEqualTo(200);
            assertThat(part.body()).contains("id=\"gone\"");
            assertThat(part.text()).contains("No model " + model + " is known here");
        }
    }
}

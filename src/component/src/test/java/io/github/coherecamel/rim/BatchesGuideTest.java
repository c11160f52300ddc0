package io.github.coherecamel.rim;

import static io.github.coherecamel.simulator.ApiOperation.UPDATE_FINETUNED_MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.documentation.Tries;
import io.github.coherecamel.simulator.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The routes of {@code docs/batches.md}. */
@Tries(page = "batches.md", language = "yaml")
class BatchesGuideTest extends RimTest {
    private String dataset = "";

    @BeforeEach
    void load() throws Exception {
        load("");
        dataset = addDataset("validated");
    }

    @Test
    void updatesEachModelByOneEndpointAndWritesNothingTheSecondTime() throws Exception {
        var items = IntStream.range(0, 100).mapToObj(i -> item(addChatModel())).toList();

        succeeded(send("direct:many-updates", items, Map.of()));
        succeeded(send("direct:many-updates", items, Map.of()));

        assertThat(items).allSatisfy(item -> assertThat(simulator()
                        .model(item.get("model_id"))
                        .at("/settings/dataset_id")
                        .asText())
                .isEqualTo(dataset));
        assertThat(simulator().requests(UPDATE_FINETUNED_MODEL)).hasSize(items.size());
        assertThat(context.getEndpoints())
                .filteredOn(endpoint -> endpoint.getEndpointUri().startsWith("cohere-finetune"))
                .hasSize(1);
    }

    /** With a first item that is handled by a clause Camel would skip what is behind the split. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void tellsOfEachItemInOrderAlsoOfTheOneThatFailsAndGoesOn(int bad) {
        var models = new ArrayList<>(List.of(addChatModel(), addChatModel()));
        models.add(bad, "..");
        var items = models.stream().map(this::item).toList();

        try (var log = new CapturedLog()) {
            var told = succeeded(send("direct:many-updates", items, Map.of()))
                    .getMessage()
                    .getBody(List.class);

            assertThat(told).hasSize(3);
            for (var index = 0; index < 3; index++) {
                assertThat(told.get(index))
                        .asString()
                        .startsWith(models.get(index) + (index == bad ? ": Could not update fine-tuned" : ": UPDATED"));
            }
            assertThat(log.lines())
                    .anyMatch(line -> line.contains(told.get(0) + "; " + told.get(1) + "; " + told.get(2)));
        }
    }

    @Test
    void aClauseRepeatsAnItemAndNotTheBatchAndWhatStillFailsIsTold() throws Exception {
        var first = addChatModel();
        var second = addChatModel();
        for (var route : List.of("many-updates", "one-update")) {
            context.getRouteController().stopRoute(route);
            context.removeRoute(route);
        }
        load(
                """
                - onException:
                    exception: [io.github.coherecamel.api.UnavailableException]
                    redeliveryPolicy: {maximumRedeliveries: 2, redeliveryDelay: 1}
                """);
        simulator().inject(UPDATE_FINETUNED_MODEL, Fault.status(503), 2);
        succeeded(send("direct:many-updates", List.of(item(first)), Map.of()));
        simulator().inject(UPDATE_FINETUNED_MODEL, Fault.status(503), 3);
        var told = succeeded(send("direct:many-updates", List.of(item(second)), Map.of()))
                .getMessage()
                .getBody(List.class);

        assertThat(simulator().model(first).at("/settings/dataset_id").asText()).isEqualTo(dataset);
        assertThat(simulator().requests(UPDATE_FINETUNED_MODEL)).hasSize(6);
        assertThat(told.get(0)).asString().contains(second + ": Could not update fine-tuned");
    }

    private Map<String, String> item(String model) {
        return Map.of("model_id", model, "dataset_id", dataset);
    }

    private void load(String clauses) throws Exception {
        var routes = Guide.of("batches.md").block("yaml", "many-updates");
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("route.yaml", clauses + routes));
    }
}

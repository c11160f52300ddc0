package io.github.coherecamel.rim;

import static io.github.coherecamel.simulator.ApiOperation.UPDATE_FINETUNED_MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;

/** The route of {@code docs/batches.md}. */
class BatchesGuideTest extends RimTest {
    @Test
    void updatesEachModelByOneEndpointAndWritesNothingTheSecondTime() throws Exception {
        var route = Guide.of("batches.md").block("yaml", "many-updates");
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("route.yaml", route));
        var dataset = addDataset("validated");
        var items = IntStream.range(0, 100)
                .mapToObj(i -> Map.of("model_id", addChatModel(), "dataset_id", dataset))
                .toList();

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
}

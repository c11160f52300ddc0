package io.github.coherecamel.rim;

import static io.github.coherecamel.simulator.ApiOperation.UPDATE_FINETUNED_MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.documentation.Tries;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The route of {@code docs/batches.md}. */
@Tries(page = "batches.md", language = "yaml")
class BatchesGuideTest extends RimTest {
    private String dataset = "";

    @BeforeEach
    void load() throws Exception {
        var route = Guide.of("batches.md").block("yaml", "many-updates");
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("route.yaml", route));
        dataset = addDataset("validated");
    }

    @Test
    void updatesEachModelByOneEndpointAndWritesNothingTheSecondTime() throws Exception {
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

    @Test
    void tellsOfEachItemInOrderAlsoOfThoseThatFail() {
        var first = addChatModel();
        var last = addChatModel();
        var items = Stream.of(first, "..", last)
                .map(model -> Map.of("model_id", model, "dataset_id", dataset))
                .toList();

        var told = succeeded(send("direct:many-updates", items, Map.of()))
                .getMessage()
                .getBody(List.class);

        assertThat(told)
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo(first + ": UPDATED"),
                        line -> assertThat(line).asString().startsWith("..: Could not update fine-tuned model"),
                        line -> assertThat(line).isEqualTo(last + ": UPDATED"));
    }
}

package io.github.coherecamel.rim;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.api.InvalidInputException;
import io.github.coherecamel.dataset.CohereDatasetHeaders;
import io.github.coherecamel.finetune.CohereFinetuneHeaders;
import io.github.coherecamel.simulator.ApiOperation;
import io.github.coherecamel.update.PlannedUpdate;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** Which thing a step is about, if an earlier one has left the id of another. */
class IdsTest extends RimTest {

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:two-datasets")
                        .toD("cohere-dataset:await?datasetId=${header.first}")
                        .toD("cohere-dataset:get?datasetId=${header.second}");
                from("direct:two-datasets-apart")
                        .toD("cohere-dataset:await?datasetId=${header.first}")
                        .removeHeader(CohereDatasetHeaders.DATASET_ID)
                        .toD("cohere-dataset:get?datasetId=${header.second}");
                from("direct:a-model-between")
                        .to("cohere-dataset:await")
                        .to("cohere-finetune:get")
                        .to("cohere-finetune:update");
            }
        };
    }

    @Test
    void refusesAnOptionThatAnIdWhichAnEarlierStepHasLeftWouldOverrule() {
        var first = addDataset("validated");
        var second = addDataset("validated");
        var ids = Map.<String, Object>of("first", first, "second", second);

        assertThat(failed(send("direct:two-datasets", null, ids), InvalidInputException.class))
                .hasMessageContaining(
                        "option datasetId is %s, but an earlier step has set header CamelCohereDatasetId", second);
        assertThat(succeeded(send("direct:two-datasets-apart", null, ids))
                        .getMessage()
                        .getBody(String.class))
                .contains(second);
    }

    @Test
    void takesAHeaderOfTheAuthorBeforeAnOption() {
        var first = addDataset("validated");
        var second = addDataset("validated");

        var exchange =
                send("cohere-dataset:get?datasetId=" + first, null, Map.of(CohereDatasetHeaders.DATASET_ID, second));

        assertThat(succeeded(exchange).getMessage().getBody(String.class)).contains(second);
    }

    @Test
    void refusesAModelAsItIsForWhatIsWantedIfAnotherDatasetIsAtHand() {
        var model = addChatModel();
        var dataset = addDataset("validated");
        var headers = Map.<String, Object>of(CohereFinetuneHeaders.MODEL_ID, model);

        assertThat(failed(send("direct:a-model-between", null, with(headers, dataset)), InvalidInputException.class))
                .hasMessageContaining("the body is a model with dataset old")
                .hasMessageContaining("header CamelCohereDatasetId is " + dataset);
        assertThat(simulator().requests(ApiOperation.UPDATE_FINETUNED_MODEL)).isEmpty();
    }

    @Test
    void aDryRunLeavesNothingOfAnEarlierUpdate() throws Exception {
        var model = addChatModel();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:twice")
                        .to("cohere-finetune:update?name=new&modelId=" + model)
                        .to("cohere-finetune:update?name=newer&dryRun=true&modelId=" + model);
            }
        });

        var message = succeeded(send("direct:twice", null, Map.of())).getMessage();

        assertThat(message.getHeaders())
                .containsEntry(CohereFinetuneHeaders.OUTCOME, "PLANNED")
                .doesNotContainKey(CohereFinetuneHeaders.UPDATED_AT);
        assertThat(message.getBody()).isInstanceOf(PlannedUpdate.class);
    }

    private static Map<String, Object> with(Map<String, Object> headers, String dataset) {
        var all = new HashMap<>(headers);
        all.put(CohereDatasetHeaders.DATASET_ID, dataset);
        return all;
    }
}

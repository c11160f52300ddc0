package io.github.coherecamel.rim;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.documentation.Tries;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeSendingEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The route of docs/undo.md. */
@Tries(page = "undo.md", language = "yaml")
class UndoGuideTest extends RimTest {

    @ParameterizedTest
    @CsvSource({"STATUS_FAILED, winter", "STATUS_READY, spring"})
    void goesBackIfTheTrainingFailsAndNotElse(String end, String inUse) throws Exception {
        var datasets = Map.of("winter", addDataset("validated"), "spring", addDataset("validated"));
        var model = simulator().addModel("support", "BASE_TYPE_CHAT", datasets.get("winter"));
        load(model);
        beforeTheAwait(() -> simulator().setModelStatus(model, end));

        var exchange = succeeded(
                send("direct:update-or-go-back", null, Map.of("CamelCohereFinetuneDatasetId", datasets.get("spring"))));

        assertThat(simulator().model(model).at("/settings/dataset_id").asText()).isEqualTo(datasets.get(inUse));
        assertThat(exchange.getProperty("previousDataset")).isEqualTo(datasets.get("winter"));
    }

    @Test
    void theOldDatasetIsStaleForAnUpdateThatTakesOnlyNewerOnes() {
        var winter = addDataset("validated");
        simulator().advanceClock(Duration.ofDays(1));
        var model = simulator().addModel("support", "BASE_TYPE_CHAT", addDataset("validated"));

        var exchange = succeeded(send(
                "cohere-finetune:update?onlyNewer=true&modelId=" + model,
                null,
                Map.of("CamelCohereFinetuneDatasetId", winter)));

        assertThat(exchange.getMessage().getHeader("CamelCohereFinetuneOutcome"))
                .isEqualTo("STALE");
    }

    private void load(String model) throws Exception {
        finetune().getConfiguration().setPollInterval(Duration.ofMillis(10));
        context.getPropertiesComponent().addOverrideProperty("model", model);
        var route = Guide.of("undo.md").block("yaml", "update-or-go-back");
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("route.yaml", route));
    }

    private void beforeTheAwait(Runnable what) {
        context.getManagementStrategy().addEventNotifier(new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                if (event instanceof ExchangeSendingEvent sending
                        && sending.getEndpoint().getEndpointUri().contains("await")) {
                    what.run();
                }
            }
        });
    }
}

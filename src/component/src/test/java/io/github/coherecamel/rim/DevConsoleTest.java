package io.github.coherecamel.rim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.util.json.JsonObject;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class DevConsoleTest extends RimTest {
    @Override
    protected CamelContext createCamelContext() throws Exception {
        var created = super.createCamelContext();
        created.setDevConsole(true);
        return created;
    }

    @Test
    void saysThatNothingIsStarted() {
        assertThat(text()).isEqualTo("No endpoint of cohere-finetune or cohere-dataset is started.");
        assertThat(json()).isEmpty();
    }

    @Test
    void showsServersAndWhatWaits() {
        var dataset = addDataset("queued");
        var waiting = sendLater("cohere-dataset:await?pollInterval=1h&datasetId=" + dataset, null, Map.of());
        Awaitility.await().atMost(LONG).until(() -> json().getInteger("awaits") == 1);

        assertThat(json())
                .isEqualTo(Map.of(
                        "servers",
                        List.of(simulator().baseUrl().toString()),
                        "producersAndConsumers",
                        1,
                        "modelsBeingUpdated",
                        0,
                        "awaits",
                        1));
        assertThat(text())
                .contains(
                        "Servers: " + simulator().baseUrl(),
                        "Models being updated: 0",
                        "Awaits: 1",
                        "Producers and consumers: 1");
        assertThat(text() + json().toJson()).doesNotContain(KEY, dataset);
        context.stop();
        assertThat(waiting).succeedsWithin(LONG);
    }

    private String text() {
        return (String) console().call(DevConsole.MediaType.TEXT);
    }

    private JsonObject json() {
        return (JsonObject) console().call(DevConsole.MediaType.JSON);
    }

    private DevConsole console() {
        return context.getCamelContextExtension()
                .getContextPlugin(DevConsoleRegistry.class)
                .resolveById("cohere");
    }
}

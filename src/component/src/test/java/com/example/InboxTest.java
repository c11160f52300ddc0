package com.example;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.coherecamel.finetune.CohereFinetuneComponent;
import io.github.coherecamel.simulator.CohereSimulator;
import io.github.coherecamel.simulator.CohereSimulatorExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class InboxTest extends CamelTestSupport {

    static final String MODEL = "de500000-0000-4000-8000-000000000001";

    @RegisterExtension
    static final CohereSimulatorExtension COHERE = new CohereSimulatorExtension(CohereSimulator.builder()
            .seed(
                    """
                            {"models": [{"id": "%s", "name": "support-bot", "settings": {
                                "base_model": {"base_type": "BASE_TYPE_CHAT"}, "dataset_id": "winter"}}]}
                            """
                            .formatted(MODEL)));

    @TempDir
    static Path inbox;

    @Override
    protected CamelContext createCamelContext() throws Exception {
        var context = super.createCamelContext();
        var connection = context.getComponent("cohere-finetune", CohereFinetuneComponent.class)
                .getConfiguration();
        connection.setBaseUrl(COHERE.simulator().baseUrl().toString());
        connection.setApiKey("simulator-takes-any");
        var properties = context.getPropertiesComponent();
        properties.addOverrideProperty("inbox", inbox.toString());
        properties.addOverrideProperty("model", MODEL);
        var route = PluginHelper.getResourceLoader(context).resolveResource("classpath:routes/training-file.yaml");
        PluginHelper.getRoutesLoader(context).loadRoutes(route);
        return context;
    }

    @Test
    void movesTheModelToAFileInTheInbox() {
        template.sendBodyAndHeader("file:" + inbox, TrainingFileTest.CHATS, Exchange.FILE_NAME, "chats.jsonl");

        await().atMost(60, TimeUnit.SECONDS).until(() -> Files.exists(inbox.resolve("done/chats.jsonl")));
        var model = COHERE.simulator().model(MODEL);
        assertTrue(model.at("/settings/dataset_id").asText().startsWith("chats-"));
    }
}

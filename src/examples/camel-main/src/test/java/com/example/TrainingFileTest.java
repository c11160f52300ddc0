package com.example;

import static org.awaitility.Awaitility.await;
import static org.awaitility.Durations.ONE_MINUTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.coherecamel.simulator.ApiOperation;
import io.github.coherecamel.simulator.CohereSimulator;
import io.github.coherecamel.simulator.Fault;
import io.github.coherecamel.test.WithCohereSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.camel.test.junit5.CamelContextConfiguration;
import org.apache.camel.test.main.junit5.CamelMainTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithCohereSimulator(seed = "models.json")
class TrainingFileTest extends CamelMainTestSupport {

    static final String MODEL = "de500000-0000-4000-8000-000000000001";

    @TempDir
    static Path inbox;

    CohereSimulator cohere;

    /** The inbox of application.properties is not the test's. */
    @Override
    public void configureContext(CamelContextConfiguration configuration) {
        super.configureContext(configuration);
        var properties = new Properties();
        properties.setProperty("inbox", inbox.toString());
        configuration.withUseOverridePropertiesWithPropertiesComponent(properties);
    }

    @Test
    void movesTheModelToAFileInTheInbox() throws IOException {
        Files.copy(Path.of("chats.jsonl"), inbox.resolve("chats.jsonl"));

        await().atMost(ONE_MINUTE).until(() -> Files.exists(inbox.resolve("done/chats.jsonl")));
        var dataset = cohere.datasets().get(0);
        assertEquals("validated", dataset.path("validation_status").asText());
        assertEquals(dataset.path("id"), cohere.model(MODEL).at("/settings/dataset_id"));
    }

    @Test
    void leavesTheModelAloneIfTheApiRefusesTheKey() throws IOException {
        cohere.inject(ApiOperation.CREATE_DATASET, Fault.status(401));

        Files.copy(Path.of("chats.jsonl"), inbox.resolve("refused.jsonl"));

        await().atMost(ONE_MINUTE).until(() -> Files.exists(inbox.resolve("failed/refused.jsonl")));
        assertTrue(cohere.requests(ApiOperation.UPDATE_FINETUNED_MODEL).isEmpty());
    }
}

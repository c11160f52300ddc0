package com.example;

import static org.awaitility.Awaitility.await;
import static org.awaitility.Durations.ONE_MINUTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.coherecamel.simulator.ApiOperation;
import io.github.coherecamel.simulator.CohereSimulator;
import io.github.coherecamel.simulator.Fault;
import io.github.coherecamel.test.WithCohereSimulator;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithCohereSimulator(
        seed =
                """
                {"models": [{"id": "de500000-0000-4000-8000-000000000001", "name": "support-bot", "settings": {
                    "base_model": {"base_type": "BASE_TYPE_CHAT"}, "dataset_id": "winter"}}]}
                """)
class TrainingFileTest {

    static final String MODEL = "de500000-0000-4000-8000-000000000001";

    CohereSimulator cohere;

    @Test
    void movesTheModelToAFileInTheInbox() throws IOException {
        var done = drop("chats.jsonl", "done");

        await().atMost(ONE_MINUTE).until(() -> Files.exists(done));
        var dataset = cohere.datasets().get(0);
        assertEquals("validated", dataset.path("validation_status").asText());
        assertEquals(dataset.path("id"), cohere.model(MODEL).at("/settings/dataset_id"));
    }

    @Test
    void leavesTheModelAloneIfTheApiRefusesTheKey() throws IOException {
        cohere.inject(ApiOperation.CREATE_DATASET, Fault.status(401));

        var failed = drop("refused.jsonl", "failed");

        await().atMost(ONE_MINUTE).until(() -> Files.exists(failed));
        assertTrue(cohere.requests(ApiOperation.UPDATE_FINETUNED_MODEL).isEmpty());
    }

    /** Returns where the file will be afterwards; one of an earlier run is removed. */
    static Path drop(String name, String folder) throws IOException {
        var inbox = Path.of("target/inbox");
        var afterwards = inbox.resolve(folder).resolve(name);
        Files.deleteIfExists(afterwards);
        Files.copy(Path.of("chats.jsonl"), inbox.resolve(name));
        return afterwards;
    }
}

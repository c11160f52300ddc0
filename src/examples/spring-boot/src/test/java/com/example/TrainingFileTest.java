package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.awaitility.Durations.ONE_MINUTE;

import io.github.coherecamel.simulator.ApiOperation;
import io.github.coherecamel.simulator.CohereSimulator;
import io.github.coherecamel.simulator.Fault;
import io.github.coherecamel.test.WithCohereSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest
@DirtiesContext
@WithCohereSimulator(seed = "models.json")
class TrainingFileTest {

    static final String MODEL = "de500000-0000-4000-8000-000000000001";

    @TempDir
    static Path inbox;

    CohereSimulator cohere;

    /** The inbox of application.yml is not the test's. */
    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry properties) {
        properties.add("inbox", inbox::toString);
    }

    @Test
    void movesTheModelToAFileInTheInbox() throws IOException {
        Files.copy(Path.of("chats.jsonl"), inbox.resolve("chats.jsonl"));

        await().atMost(ONE_MINUTE).until(() -> Files.exists(inbox.resolve("done/chats.jsonl")));
        var dataset = cohere.datasets().get(0);
        assertThat(dataset.path("validation_status").asText()).isEqualTo("validated");
        assertThat(cohere.model(MODEL).at("/settings/dataset_id")).isEqualTo(dataset.path("id"));
    }

    @Test
    void leavesTheModelAloneIfTheApiRefusesTheKey() throws IOException {
        cohere.inject(ApiOperation.CREATE_DATASET, Fault.status(401));

        Files.copy(Path.of("chats.jsonl"), inbox.resolve("refused.jsonl"));

        await().atMost(ONE_MINUTE).until(() -> Files.exists(inbox.resolve("failed/refused.jsonl")));
        assertThat(cohere.requests(ApiOperation.UPDATE_FINETUNED_MODEL)).isEmpty();
    }
}

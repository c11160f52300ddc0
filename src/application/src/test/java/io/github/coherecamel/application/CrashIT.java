package io.github.coherecamel.application;

import static io.github.coherecamel.application.SimulatedCohere.DATASET;
import static io.github.coherecamel.application.SimulatedCohere.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.coherecamel.simulator.ApiOperation;
import io.github.coherecamel.simulator.CohereSimulator;
import io.github.coherecamel.simulator.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A file that is in the inbox when the application dies is applied when it lives again. */
class CrashIT {

    @TempDir
    Path folder;

    private CohereSimulator cohere;
    private Inbox inbox;

    @BeforeEach
    void startCohere() throws IOException {
        cohere = CohereSimulator.builder()
                .apiKey("secret")
                .seed(SimulatedCohere.demo("models.json"))
                .start();
        inbox = new Inbox(folder.resolve("inbox"));
    }

    @AfterEach
    void stopCohere() {
        cohere.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATE_DATASET", "GET_DATASET", "GET_FINETUNED_MODEL", "UPDATE_FINETUNED_MODEL"})
    void losesNoFileWhenKilledInACall(ApiOperation operation) throws Exception {
        cohere.inject(operation, Fault.stall());
        inbox.drop("support.jsonl", SimulatedCohere.demo("support-conversations.jsonl"));
        try (var application = start()) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !cohere.requests(operation).isEmpty());
            application.kill();
        }
        assertThat(cohere.model(MODEL).at("/settings/dataset_id").asText()).isEqualTo(DATASET);

        try (var application = start()) {
            application.awaitLine("UPDATED");
            inbox.awaitDone("support.jsonl");
        }
        assertThat(cohere.model(MODEL).at("/settings/dataset_id").asText()).startsWith("support-");
    }

    @Test
    void remembersOverARestartWhatItApplied() throws Exception {
        inbox.drop("support.jsonl", SimulatedCohere.demo("support-conversations.jsonl"));
        try (var application = start()) {
            inbox.awaitDone("support.jsonl");
            application.kill();
        }
        inbox.drop("again.jsonl", SimulatedCohere.demo("support-conversations.jsonl"));

        try (var application = start()) {
            assertThat(application.awaitLine("UNCHANGED")).contains("again.jsonl is a duplicate");
        }
        assertThat(cohere.requests(ApiOperation.UPDATE_FINETUNED_MODEL)).hasSize(1);
    }

    @Test
    void finishesTheFileInHandWhenAskedToStop() throws Exception {
        cohere.inject(ApiOperation.UPDATE_FINETUNED_MODEL, Fault.delay(Duration.ofSeconds(1)));
        inbox.drop("support.jsonl", SimulatedCohere.demo("support-conversations.jsonl"));
        try (var application = start()) {
            await().atMost(Duration.ofSeconds(60)).until(() -> !cohere.requests(ApiOperation.UPDATE_FINETUNED_MODEL)
                    .isEmpty());

            application.stop();

            application.awaitExit();
            assertThat(application.log()).contains("UPDATED");
        }
        inbox.awaitDone("support.jsonl");
    }

    private RunningApplication start() throws IOException {
        return RunningApplication.start(
                folder,
                Map.of("CO_API_URL", cohere.baseUrl().toString(), "CO_API_KEY", "secret", "COHERE_MODEL_ID", MODEL));
    }
}

package io.github.coherecamel.simulator;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What tests of one model have in common: the model with its dataset, and a clock that only they move. */
abstract class ModelTest {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final ManualClock CLOCK = new ManualClock(START);

    @RegisterExtension
    static final CohereSimulatorExtension SIMULATOR =
            new CohereSimulatorExtension(CohereSimulator.builder().clock(CLOCK).trainingTime(Duration.ofMinutes(10)));

    final CohereSimulator simulator = SIMULATOR.simulator();
    final Caller caller = new Caller(simulator);
    String dataset = "";
    String model = "";

    @BeforeEach
    void addDatasetAndModel() {
        CLOCK.set(START);
        dataset = simulator.addDataset("my data", "chat-finetune-input", "validated");
        model = simulator.addModel("a model", "BASE_TYPE_CHAT", dataset);
    }
}

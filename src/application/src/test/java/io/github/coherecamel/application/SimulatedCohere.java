package io.github.coherecamel.application;

import io.github.coherecamel.simulator.CohereSimulator;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Runs the application against a simulator of its own, with an inbox of its own and hardly any waiting. */
public final class SimulatedCohere implements QuarkusTestResourceLifecycleManager {

    static final String MODEL = "de300000-0000-4000-8000-000000000001";
    static final String DATASET = "support-2024-a1b2c3";

    private @Nullable CohereSimulator simulator;
    private @Nullable Path inbox;
    private @Nullable Path data;

    @Override
    public Map<String, String> start() {
        try {
            simulator = CohereSimulator.builder().seed(demo("models.json")).start();
            inbox = Files.createTempDirectory("inbox");
            data = Files.createTempDirectory("data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.ofEntries(
                Map.entry(
                        "camel.component.cohere-finetune.base-url",
                        simulator.baseUrl().toString()),
                Map.entry("camel.component.cohere-finetune.api-key", "test"),
                Map.entry("camel.component.cohere-dataset.poll-interval", "20ms"),
                Map.entry("cohere.inbox", inbox.toString()),
                Map.entry("cohere.files.interval", "50ms"),
                Map.entry("cohere.files.stable-for", "50ms"),
                Map.entry("cohere.model-id", MODEL),
                Map.entry("cohere.data", data.toString()),
                Map.entry("cohere.reconcile.poll-interval", "100ms"),
                Map.entry("cohere.reconcile.validation-interval", "100ms"),
                Map.entry("cohere.reconcile.first-delay", "10ms"),
                Map.entry("cohere.reconcile.max-delay", "100ms"),
                Map.entry("cohere.hold.probe-interval", "100ms"),
                Map.entry("quarkus.http.test-port", "0"));
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(
                Objects.requireNonNull(simulator), new TestInjector.MatchesType(CohereSimulator.class));
        injector.injectIntoFields(Objects.requireNonNull(inbox), new TestInjector.MatchesType(Path.class));
    }

    @Override
    public void stop() {
        if (simulator != null) {
            simulator.close();
        }
    }

    /** Returns a file that the demo uses, too. */
    static String demo(String name) throws IOException {
        try (var stream = SimulatedCohere.class.getResourceAsStream("/demo/" + name)) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

package io.github.coherecamel.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.coherecamel.simulator.CohereSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a Quarkus application may be told Cohere's address and key. */
class ConfigurationSourcesIT {

    private static final String BASE_URL = "camel.component.cohere-finetune.base-url=";
    private static final String API_KEY = "camel.component.cohere-finetune.api-key=";
    private static final String KEY = "key-of-this-test";

    @TempDir
    Path folder;

    private CohereSimulator cohere;

    @BeforeEach
    void start() throws IOException {
        cohere = CohereSimulator.start();
        Files.writeString(Files.createDirectory(folder.resolve("inbox")).resolve("chats.jsonl"), "{}");
    }

    @AfterEach
    void stop() {
        cohere.close();
    }

    @Test
    void takesTheEnvironmentVariables() throws Exception {
        assertReached(Map.of("CO_API_URL", baseUrl(), "CO_API_KEY", KEY));
    }

    /** Quarkus cannot know where the dashes are. It must not go on with the hosted API instead. */
    @Test
    void stopsAtEnvironmentVariablesThatNameTheOptions() throws Exception {
        var environment = Map.of(
                "CAMEL_COMPONENT_COHERE_FINETUNE_BASE_URL",
                baseUrl(),
                "CAMEL_COMPONENT_COHERE_FINETUNE_API_KEY",
                KEY,
                "COHERE_MODEL_ID",
                "any");
        try (var application = RunningApplication.start(folder, environment)) {
            assertThat(application.awaitExit()).isNotZero();
        }
    }

    @Test
    void takesTheSystemPropertiesNamedAsTheEnvironmentVariables() throws Exception {
        assertReached(
                Map.of("CO_API_URL", "https://another.example.com"), "CO_API_URL=" + baseUrl(), "CO_API_KEY=" + KEY);
    }

    @Test
    void takesTheSystemPropertiesNamedAsTheOptions() throws Exception {
        assertReached(Map.of(), BASE_URL + baseUrl(), API_KEY + KEY);
    }

    @Test
    void takesADotEnvFile() throws Exception {
        Files.writeString(folder.resolve(".env"), "CO_API_URL=" + baseUrl() + "\nCO_API_KEY=" + KEY + "\n");

        assertReached(Map.of());
    }

    @Test
    void takesApplicationProperties() throws Exception {
        Files.writeString(
                Files.createDirectory(folder.resolve("config")).resolve("application.properties"),
                "camel.component.cohere-finetune.baseUrl=" + baseUrl() + "\n" + API_KEY + KEY + "\n");

        assertReached(Map.of("CO_API_URL", "https://another.example.com"));
    }

    @Test
    void takesAFileOfSecrets() throws Exception {
        var secrets = Files.writeString(
                folder.resolve("secrets.properties"), BASE_URL + baseUrl() + "\n" + API_KEY + KEY + "\n");

        assertReached(Map.of(), "quarkus.config.locations=" + secrets.toUri());
    }

    private String baseUrl() {
        return cohere.baseUrl().toString();
    }

    private void assertReached(Map<String, String> environment, String... systemProperties) throws Exception {
        var all = new TreeMap<>(environment);
        all.put("COHERE_MODEL_ID", "4f3c1a52-6d1e-4d0e-9a43-0d1f2c5b7a10");
        try (var application = RunningApplication.start(folder, all, systemProperties)) {
            // It starts within that.
            await().atMost(Duration.ofMinutes(5)).until(() -> !cohere.requests().isEmpty() || !application.isRunning());
            assertThat(cohere.requests()).as(application.log()).isNotEmpty().allSatisfy(request -> assertThat(
                            request.header("Authorization"))
                    .isEqualTo("Bearer " + KEY));
        }
    }
}

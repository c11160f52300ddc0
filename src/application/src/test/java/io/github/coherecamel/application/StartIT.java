package io.github.coherecamel.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.simulator.CohereSimulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the application needs to start, and what it says if that is missing or wrong. */
class StartIT {

    @TempDir
    Path folder;

    @Test
    void saysWhatIsMissingAndStopsInsteadOfFallingBackToTheSimulator() throws Exception {
        try (var application = RunningApplication.start(folder, Map.of())) {
            assertThat(application.awaitExit()).isNotZero();
            assertThat(application.log())
                    .contains("Cannot start: neither an API key nor a base URL")
                    .contains("CO_API_URL")
                    .doesNotContain("simulated at");
        }
    }

    @Test
    void saysThatNoModelIsSetAndStops() throws Exception {
        try (var application = RunningApplication.start(folder, Map.of("CO_API_KEY", "secret"))) {
            assertThat(application.awaitExit()).isNotZero();
            assertThat(application.log()).contains("COHERE_MODEL_ID").doesNotContain("secret");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "camel.component.cohere-finetune.base-url=ftp://example.com, Option baseUrl",
        "camel.component.cohere-finetune.base-url=http://example.com, is plain HTTP to example.com",
        "camel.component.cohere-finetune.connect-timeout=0, Option connectTimeout",
        "camel.component.cohere-finetune.max-connections=0, Option maxConnections is 0",
        "camel.component.cohere-finetune.proxy-host=proxy, option proxyPort",
    })
    void namesAnOptionWithAWrongValueAndStops(String property, String message) throws Exception {
        var environment = Map.of("CO_API_KEY", "secret", "COHERE_MODEL_ID", "any");
        try (var application = RunningApplication.start(folder, environment, property)) {
            assertThat(application.awaitExit()).isNotZero();
            assertThat(application.log()).contains(message).doesNotContain("secret");
        }
    }

    @Test
    void runsOtherRoutesFromAFolderWithoutARebuild() throws Exception {
        Files.writeString(
                Files.createDirectory(folder.resolve("my-routes")).resolve("hello.yaml"),
                """
                - route:
                    id: hello
                    from:
                      uri: direct:hello
                      steps:
                        - to: cohere-finetune:get
                """);
        try (var cohere = CohereSimulator.start();
                var application = RunningApplication.start(
                        folder, Map.of("CO_API_URL", cohere.baseUrl().toString()), "cohere.routes=file:my-routes")) {
            application.awaitLine("Started hello (direct://hello)");
            assertThat(application.log()).doesNotContain("training-file-dropped");
        }
    }
}

package io.github.coherecamel.rim;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.simulator.CohereSimulatorExtension;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Where a program on Camel Main may be told Cohere's address and key; each in a process of its own. */
class ConfigurationSourcesTest {

    private static final String BASE_URL = "camel.component.cohere-finetune.base-url";
    private static final String API_KEY = "camel.component.cohere-finetune.api-key";
    private static final String KEY = "key-of-this-test";

    @RegisterExtension
    static final CohereSimulatorExtension SIMULATOR = new CohereSimulatorExtension();

    @TempDir
    private Path folder;

    @Test
    void takesTheEnvironmentVariables() throws Exception {
        assertReached(Map.of("CO_API_URL", baseUrl(), "CO_API_KEY", KEY));
    }

    @Test
    void takesTheEnvironmentVariablesThatNameTheOptions() throws Exception {
        assertReached(Map.of(
                "CAMEL_COMPONENT_COHERE_FINETUNE_BASE_URL", baseUrl(), "CAMEL_COMPONENT_COHERE_FINETUNE_API_KEY", KEY));
    }

    @Test
    void takesTheSystemPropertiesNamedAsTheEnvironmentVariables() throws Exception {
        assertReached(
                Map.of("CO_API_URL", "https://another.example.com"),
                "-DCO_API_URL=" + baseUrl(),
                "-DCO_API_KEY=" + KEY);
    }

    @Test
    void takesTheSystemPropertiesNamedAsTheOptions() throws Exception {
        assertReached(Map.of(), "-D" + BASE_URL + "=" + baseUrl(), "-D" + API_KEY + "=" + KEY);
    }

    @Test
    void takesApplicationPropertiesOfTheClassPath() throws Exception {
        Files.writeString(folder.resolve("application.properties"), properties());

        assertReached(Map.of());
    }

    @Test
    void takesAFileOfSecrets() throws Exception {
        var secrets = Files.writeString(folder.resolve("secrets.properties"), properties());

        assertReached(Map.of("CAMEL_MAIN_PROPERTY_PLACEHOLDER_LOCATION", "file:" + secrets));
    }

    private static String baseUrl() {
        return SIMULATOR.simulator().baseUrl().toString();
    }

    private static String properties() {
        return BASE_URL + "=" + baseUrl() + "\n" + API_KEY + "=" + KEY + "\n";
    }

    private void assertReached(Map<String, String> environment, String... options) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                folder
                        + File.pathSeparator
                        + System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        command.addAll(List.of(options));
        command.add(ListingOnCamelMain.class.getName());
        var log = folder.resolve("log").toFile();
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log);
        builder.environment().keySet().removeIf(name -> name.startsWith("CO_") || name.startsWith("CAMEL_"));
        builder.environment().putAll(environment);
        var process = builder.start();
        try {
            assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(log.toPath())).isZero();
        } finally {
            process.destroyForcibly();
        }
        assertThat(SIMULATOR.simulator().requests()).singleElement().satisfies(request -> assertThat(
                        request.header("Authorization"))
                .isEqualTo("Bearer " + KEY));
    }
}

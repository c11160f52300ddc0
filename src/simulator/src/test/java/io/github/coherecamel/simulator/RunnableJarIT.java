package io.github.coherecamel.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.documentation.Block;
import io.github.coherecamel.documentation.Page;
import io.github.coherecamel.documentation.Tries;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunnableJarIT {
    private static final String ADDRESS = "Cohere simulator on ";

    private static Process run(String... options) throws IOException {
        var java = ProcessHandle.current().info().command().orElse("java");
        var command =
                new ArrayList<>(List.of(java, "-jar", Objects.requireNonNull(System.getProperty("runnable.jar"))));
        command.addAll(List.of(options));
        return new ProcessBuilder(command).start();
    }

    private static String printedBy(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Not only what the simulator said: newer Java versions warn about its libraries here. */
    private static String complaintsOf(Process process) throws IOException {
        return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void runsByItself(@TempDir Path folder) throws IOException, InterruptedException {
        var seed = Files.writeString(
                folder.resolve("seed.json"),
                "{\"datasets\":[{\"id\":\"d-1\",\"name\":\"d\",\"type\":\"embed-input\"}]}");
        var process = run("--port", "0", "--seed", seed.toString(), "--api-key", "k");
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            var address = Objects.requireNonNull(out.readLine());
            assertThat(address).startsWith(ADDRESS);
            var request = HttpRequest.newBuilder(URI.create(address.substring(ADDRESS.length()) + "/v1/datasets/d-1"))
                    .header("Authorization", "Bearer k");
            var answer = HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
            Contract.check(answer);
            assertThat(answer.statusCode()).isEqualTo(200);
        } finally {
            process.destroy();
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void hasItsLicense() throws IOException {
        try (var jar = new JarFile(System.getProperty("runnable.jar"))) {
            assertThat(jar.getEntry("META-INF/LICENSE")).isNotNull();
            assertThat(jar.getInputStream(jar.getEntry("META-INF/NOTICE")))
                    .asString(StandardCharsets.UTF_8)
                    .contains("Camel Cohere Finetune");
        }
    }

    @Tries(page = "camel-main.md", language = "sh", containing = "-runnable.jar")
    @Tries(page = "simulator.md", language = "sh", containing = "-runnable.jar")
    @Tries(page = "spring-boot.md", language = "sh", containing = "-runnable.jar")
    @Tries(page = "quarkus.md", language = "sh", containing = "-runnable.jar")
    @Test
    void isStartedAsTheDocumentationSays() throws IOException {
        var jar = Path.of(Objects.requireNonNull(System.getProperty("runnable.jar")))
                .getFileName()
                .toString();
        var help = printedBy(run("--help"));
        var commands = Stream.of("camel-main.md", "simulator.md", "spring-boot.md", "quarkus.md")
                .flatMap(page -> Page.of(page).blocks("sh").stream())
                .map(Block::text)
                .filter(text -> text.contains("-runnable.jar"))
                .toList();

        assertThat(commands).hasSize(4).allSatisfy(command -> {
            assertThat(command).contains("java -jar ").contains("src/simulator/target/" + jar + " ");
            assertThat(command.split(" "))
                    .filteredOn(word -> word.startsWith("--"))
                    .isNotEmpty()
                    .allMatch(help::contains);
        });
    }

    @Test
    void explainsItselfAndEnds() throws IOException, InterruptedException {
        var process = run("--help");

        assertThat(printedBy(process)).contains("--training-time");
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void endsWithTwoIfItIsUsedWrongly() throws IOException, InterruptedException {
        var process = run("--port", "x");

        assertThat(complaintsOf(process))
                .contains("cohere-simulator: --port must be a number from 0 to 65535, not 'x'", "Try --help.");
        assertThat(process.waitFor()).isEqualTo(2);
    }

    @Test
    void endsWithTwoIfItsSeedOrPortIsNoGood(@TempDir Path folder) throws IOException, InterruptedException {
        var broken = run(
                "--seed", Files.writeString(folder.resolve("broken.json"), "{").toString());
        assertThat(complaintsOf(broken)).contains("cohere-simulator: a seed must be valid JSON");
        assertThat(broken.waitFor()).isEqualTo(2);

        try (var taken = CohereSimulator.start()) {
            var second = run("--port", String.valueOf(taken.port()));
            assertThat(complaintsOf(second)).contains("choose another port, or 0 for a free one");
            assertThat(second.waitFor()).isEqualTo(2);
        }
    }
}

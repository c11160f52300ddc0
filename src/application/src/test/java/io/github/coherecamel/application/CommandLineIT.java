package io.github.coherecamel.application;

import static io.github.coherecamel.application.SimulatedCohere.DATASET;
import static io.github.coherecamel.application.SimulatedCohere.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.coherecamel.documentation.Page;
import io.github.coherecamel.documentation.Shell;
import io.github.coherecamel.documentation.Tries;
import io.github.coherecamel.simulator.CohereSimulator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged application asked from the command line, as an operator does. */
class CommandLineIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    static Path folder;

    private static CohereSimulator cohere;
    private static RunningApplication controller;
    private static String url;

    @BeforeAll
    static void startController() throws IOException {
        cohere = CohereSimulator.builder()
                .seed(SimulatedCohere.demo("models.json"))
                .start();
        controller = RunningApplication.start(
                folder,
                Map.of("CO_API_URL", cohere.baseUrl().toString(), "CO_API_KEY", "test", "COHERE_MODEL_ID", MODEL));
        var line = controller.awaitLine("Listening on: ");
        url = line.substring(line.indexOf("http://")).strip();
    }

    @AfterAll
    static void stopController() throws InterruptedException {
        controller.close();
        cohere.close();
    }

    @Test
    void assignsADatasetAndShowsWhatBecameOfIt() throws Exception {
        // Another test may have wanted something of it.
        ask("forget", MODEL);
        assertThat(ask("assign", MODEL, DATASET).out()).startsWith("changed: ");
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(ask("models", "--sync", "SYNCED").out()).contains(MODEL));
        assertThat(ask("assign", MODEL, DATASET).out()).startsWith("unchanged: ");
        assertThat(ask("accept", MODEL, "--dataset", "seen").out())
                .startsWith("unchanged: ")
                .contains("and not seen");

        var models = ask("models").out().lines().toList();
        assertThat(models.get(0)).startsWith("MODEL ").contains("NAME", "SYNC", "HEALTH", "WANTED", "ACTUAL");
        assertThat(models).anySatisfy(line -> {
            assertThat(line).startsWith(MODEL).contains("support-bot", "HEALTHY");
            // Aligned with its head.
            assertThat(line.indexOf("SYNCED")).isEqualTo(models.get(0).indexOf("SYNC"));
        });
        var model = ask("model", MODEL).out();
        assertThat(model)
                .contains("support-bot", "sync", "SYNCED", "attempt", "UNCHANGED", "action", "assign", "anonymous");
        assertThat(ask("training", MODEL).out()).contains("STATUS_READY", "ACCURACY", DATASET);
        var events = new ObjectMapper()
                .readTree(ask("events", "--model", MODEL, "--json").out());
        var event = events.at("/items/0/id").asText();
        assertThat(events.at("/items/0/outcome").asText()).isEqualTo("UNCHANGED");
        assertThat(ask("event", event).out()).contains("outcome", "UNCHANGED", "/people/anonymous");
        assertThat(ask("events", "--since", "2h", "--outcome", "UNCHANGED").out())
                .contains(event);
        assertThat(ask("status").out()).contains("SYNCED", "HEALTHY", "held", "no");
    }

    @Test
    void pausesResumesAcceptsAndRetries() throws Exception {
        var other = MODEL.replace("de3", "001");
        assertThat(ask("assign", other, DATASET).exitCode()).isZero();
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(ask("models", "--health", "DEGRADED").out()).contains(other));

        assertThat(ask("retry", "--reason", "NOT_FOUND").out()).startsWith("changed: 1 ");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ask("model", other).out()).contains("DEGRADED"));
        assertThat(ask("retry", other, "--dataset", "seen").out())
                .startsWith("unchanged: ")
                .contains("not seen any more");
        assertThat(ask("retry", other, "--dataset", DATASET).out()).startsWith("changed: ");
        var rejected = new ObjectMapper()
                .readTree(ask("events", "--outcome", "REJECTED", "--model", other, "--json")
                        .out())
                .at("/items/0/id")
                .asText();
        assertThat(ask("retry", "--event", rejected).out()).contains("changed: ");
        assertThat(ask("pause", other).out()).startsWith("changed: ").contains("PAUSED");
        assertThat(ask("resume", other).out()).startsWith("changed: ");
        assertThat(ask("accept", other).out()).startsWith("unchanged: ").contains("never read");
        // Not while it is being worked on, which it was made due for.
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ask("forget", other).out()).startsWith("changed: "));
        assertThat(ask("forget", other).err()).contains("No model " + other);
    }

    @Test
    void holdsAndResumesEverything() throws Exception {
        assertThat(ask("hold", "--reason", "the audit is on").out()).contains("changed: all is held");
        assertThat(ask("status").out()).contains("the audit is on");
        assertThat(ask("resume").out()).contains("changed: it goes on");
        assertThat(ask("actions", "--since", "1h").out())
                .contains("AT", "WHO", "anonymous", "hold", "the audit is on", "resume");
        assertThat(ask("resume").out()).contains("unchanged: nothing was held");
    }

    @Test
    void saysByItsExitCodeWhatWentWrong() throws Exception {
        var unknown = ask("model", "unknown");
        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.err()).contains("No model unknown is known here");
        assertThat(unknown.out()).isEmpty();

        var wrong = ask("models", "--sync", "SINKED");
        assertThat(wrong.exitCode()).isEqualTo(1);
        assertThat(wrong.err()).contains("parameter sync");

        var away = CommandRun.in(folder, Map.of("COHERE_CONTROLLER_URL", "http://127.0.0.1:1"), "status");
        assertThat(away.exitCode()).isEqualTo(3);
        assertThat(away.err()).contains("Could not reach a controller at http://127.0.0.1:1");
    }

    @ParameterizedTest
    @CsvSource({
        "frobnicate, 'frobnicate'",
        "assign, 'MODEL'",
        "retry, 'MODEL'",
        "retry --event e --dataset d, '--dataset is for one MODEL'",
        "models --colour, '--colour'",
        "status --url ftp://x, 'ftp://x is no URL'",
        "status --url http://example.com --token secret, 'without encryption'",
    })
    void stopsWithTwoForWrongArgumentsAndStartsNothing(String arguments, String message) throws Exception {
        var ended = CommandRun.in(folder, Map.of(), arguments.split(" "));

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).contains(message).doesNotContain("secret");
        assertThat(ended.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "models",
                "model",
                "training",
                "events",
                "event",
                "retry",
                "assign",
                "accept",
                "pause",
                "resume",
                "forget",
                "hold"
            })
    void helpsWithEachCommand(String command) throws Exception {
        var ended = CommandRun.in(folder, Map.of(), command, "--help");

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out()).contains("Usage: ").contains(" " + command).contains("--url");
    }

    @Tries(page = "api.md", language = "console", containing = "java -jar quarkus-run.jar")
    @Tries(page = "operating.md", language = "console")
    @Test
    void saysWhatTheDocumentationShows() throws Exception {
        assertThat(ask("assign", MODEL, DATASET).exitCode()).isZero();
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(ask("models", "--sync", "SYNCED").out()).contains(MODEL));
        var shown = Stream.of("api.md", "operating.md")
                .flatMap(page -> Page.of(page).blocks("console").stream())
                .flatMap(block -> Shell.shown(block).stream())
                .filter(command -> command.command().startsWith("java -jar quarkus-run.jar "))
                .toList();

        assertThat(shown).hasSizeGreaterThan(5);
        for (var command : shown) {
            var ended = ask(
                    command.command().replace("java -jar quarkus-run.jar ", "").split(" "));

            assertThat(words(ended.out() + ended.err()))
                    .as(command.command() + "\n" + ended)
                    .startsWith(words(
                            command.output().lines().findFirst().orElse("").replaceFirst("[<0-9].*", "")));
        }
    }

    /** How wide a column is depends on what is in it. */
    private static String words(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    @Test
    void listsItsCommandsAndExitCodes() throws Exception {
        var ended = CommandRun.in(folder, Map.of(), "--help");

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out()).contains("models", "retry", "Exit codes:");
    }

    private static CommandRun ask(String... arguments) throws IOException, InterruptedException {
        return CommandRun.in(folder, Map.of("COHERE_CONTROLLER_URL", url), arguments);
    }
}

package io.github.coherecamel.application;

import static io.github.coherecamel.application.SimulatedCohere.DATASET;
import static io.github.coherecamel.application.SimulatedCohere.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.coherecamel.application.hold.Holds;
import io.github.coherecamel.documentation.Block;
import io.github.coherecamel.documentation.Page;
import io.github.coherecamel.documentation.Shell;
import io.github.coherecamel.documentation.Tries;
import io.github.coherecamel.simulator.CohereSimulator;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each {@code curl} of the documentation is run against the controller, and answers with the fields that are shown. */
@QuarkusTest
@QuarkusTestResource(SimulatedCohere.class)
@Tries(page = "api.md", language = "console", containing = "$ curl ")
@Tries(page = "api.md", language = "sh", containing = "M=")
@Tries(page = "files.md", language = "console", containing = "$ curl ")
@Tries(page = "events.md", language = "sh", containing = "curl ")
@Tries(page = "undo.md", language = "sh", containing = "curl ")
class DocumentedCommandsTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Pattern FIELD = Pattern.compile("\"(\\w+)\":");
    private static final Pattern FILE = Pattern.compile("\"id\":\"([^\"]+)\",\"name\":\"[^\"]+\",\"model_id\":");
    private static final String ROWS =
            """
            {"messages": [{"role": "User", "content": "Where is it?"}, {"role": "Chatbot", "content": "There."}]}
            {"messages": [{"role": "User", "content": "When is it?"}, {"role": "Chatbot", "content": "Now."}]}
            """;

    CohereSimulator cohere;

    @TestHTTPResource("/")
    URI controller;

    @Inject
    Holds holds;

    @TempDir
    Path folder;

    private final Map<String, String> variables = new HashMap<>();

    @BeforeEach
    void beginWithAModelThatHasAHistory() throws Exception {
        assumeTrue(Shell.has("bash") && Shell.has("curl"), "there is no bash or no curl");
        Anew.begin(cohere);
        Files.writeString(folder.resolve("support.jsonl"), ROWS);
        // What others have, keys as in the documentation.
        variables.put("M", MODEL);
        var other = cohere.addDataset("other", "chat-finetune-input", "validated");
        for (var dataset : new String[] {other, DATASET, other}) {
            assign(dataset);
        }
    }

    @AfterEach
    void goOn() {
        holds.resume(true, "a test has ended");
    }

    private void assign(String dataset) throws Exception {
        var answer = Asked.post(controller, "/models/" + MODEL + "/assign", "{\"dataset_id\":\"" + dataset + "\"}");
        variables.put("E", answer.text("/event/id"));
        await().atMost(LONG)
                .until(() ->
                        cohere.model(MODEL).at("/settings/dataset_id").asText().equals(dataset)
                                && Asked.get(controller, "/models/" + MODEL)
                                        .text("/sync")
                                        .equals("SYNCED"));
    }

    static Stream<Block> shown() {
        return Stream.of("api.md", "files.md")
                .flatMap(page -> Page.of(page).blocks("console").stream())
                .filter(block -> block.text().contains("$ curl "));
    }

    @ParameterizedTest
    @MethodSource("shown")
    void answersWithTheFieldsThatAreShown(Block block) {
        for (var shown : Shell.shown(block)) {
            var ended = run(shown.command());

            assertThat(ended.exitCode()).as(ended.output()).isZero();
            assertThat(ended.statuses())
                    .as(shown.command() + "\n" + ended.output())
                    .allMatch(status -> status < (shown.output().startsWith("{\"message\"") ? 500 : 300));
            assertThat(fields(ended.output()))
                    .as(shown.command() + "\n" + ended.output())
                    .containsAll(fields(shown.output()));
            var file = FILE.matcher(ended.output());
            if (file.find()) {
                variables.put("F", file.group(1));
                await().atMost(LONG).until(() -> Asked.get(controller, "/files/" + file.group(1))
                        .text("/place")
                        .equals("DONE"));
            }
        }
    }

    static Stream<Block> commands() {
        return Stream.of("events.md", "undo.md")
                .flatMap(page -> Page.of(page).blocks("sh").stream())
                .filter(block -> block.text().contains("http://127.0.0.1:8080/"))
                // Signatures are SignedEventPostedTest's.
                .filter(block -> !block.text().contains("webhook-signature"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void takesWhatIsSent(Block block) {
        var ended = run(block.text());

        assertThat(ended.exitCode()).as(ended.output()).isZero();
        assertThat(ended.statuses())
                .as(block + "\n" + ended.output())
                .isNotEmpty()
                .allMatch(status -> status < 300);
    }

    @Test
    void namesTheModelOfTheDemo() {
        assertThat(Page.of("api.md").blocks("sh").get(0).text()).contains("M=" + MODEL);
    }

    private Shell.Ended run(String script) {
        return new Shell(folder, variables, Map.of("127.0.0.1:8080", "127.0.0.1:" + controller.getPort()))
                .run(script.replaceAll("/files/\\d{8}-[\\w-]+", "/files/\\$F"));
    }

    private static TreeSet<String> fields(String json) {
        return FIELD.matcher(json)
                .results()
                .map(field -> field.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

package io.github.coherecamel.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.coherecamel.documentation.Page;
import io.github.coherecamel.documentation.Project;
import io.github.coherecamel.documentation.Tries;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo does its job once without the user, and then what its hints promise. */
class DemoIT {

    private static final Pattern HEADER = Pattern.compile("-H '([^:]+): ([^']+)'");
    private static final Pattern BODY = Pattern.compile("-d '([^']+)'");

    @TempDir
    Path folder;

    @Test
    void doesTheMainJobAndWhatItsHintsPromise() throws Exception {
        try (var demo = start()) {
            demo.awaitLine("stop               Ctrl-C");
            // By two threads: what the model is, and what became of the event.
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(mainJob(demo))
                    .startsWith("ACCEPTED", "PROGRESSING")
                    .containsSubsequence("UPDATED", "SYNCED")
                    .containsExactlyInAnyOrder("ACCEPTED", "PROGRESSING", "UPDATED", "SYNCED", "APPLIED"));

            assertThat(curl(hint(demo, "see the model"))).contains("\"SYNCED\"", "support-conversations-");
            shell(hint(demo, "another file"));
            demo.awaitLine("APPLIED: support-conversations-2.jsonl");
            shell(hint(demo, "the same again"));
            demo.awaitLine("UNCHANGED: same.jsonl");
            shell(hint(demo, "an earlier file"));
            demo.awaitLine("APPLIED: earlier.jsonl");
            shell(hint(demo, "a broken file"));
            demo.awaitLine("REJECTED: broken.jsonl");
            assertThat(curl(hint(demo, "an older event"))).contains("\"STALE\"");
            curl(hint(demo, "an outage"));
            assertThat(curl(hint(demo, "... which heals"))).contains("\"APPLIED\"");
            demo.awaitLine("RETRYING");
            assertThat(curl(hint(demo, "what became of it"))).contains("APPLIED", "UNCHANGED", "REJECTED", "STALE");
        }
    }

    @Test
    void doesTheMainJobOnEveryStart() throws Exception {
        for (var start = 0; start < 2; start++) {
            try (var demo = start()) {
                demo.awaitLine("APPLIED: support-conversations.jsonl");
            }
        }
    }

    @Tries(page = "README.md", language = "sh", containing = "quarkus.profile=demo")
    @Tries(page = "application.md", language = "sh")
    @Test
    void isStartedAsTheDocumentationSays() {
        var commands = Stream.of("README.md", "application.md")
                .flatMap(page -> Page.of(page).blocks("sh").stream())
                .map(block -> block.text())
                .filter(text -> text.contains("quarkus-run.jar"))
                .toList();

        assertThat(commands)
                .hasSize(2)
                .allMatch(text -> text.strip().endsWith("-jar src/application/target/quarkus-app/quarkus-run.jar"))
                .anyMatch(text -> text.contains("java -Dquarkus.profile=demo -jar"));
        assertThat(Project.folder().resolve("src/application/target/quarkus-app/quarkus-run.jar"))
                .exists();
    }

    private RunningApplication start() throws Exception {
        return RunningApplication.start(folder, Map.of(), "quarkus.profile=demo");
    }

    /** Returns the words that the steps of the main job begin with. */
    private static List<String> mainJob(RunningApplication demo) {
        return demo.log()
                .lines()
                .filter(line -> line.contains("de300000") && line.contains("INFO") && !line.contains("curl"))
                .map(line -> line.replaceFirst(".*INFO +(\\w+).*", "$1"))
                // Whoever looks late sees that, too.
                .filter(word -> !word.equals("TRAINED"))
                .distinct()
                .toList();
    }

    private static String hint(RunningApplication demo, String name) {
        return demo.logged("  " + name, "\n").strip();
    }

    private void shell(String command) throws Exception {
        var process = new ProcessBuilder("sh", "-c", command)
                .directory(folder.toFile())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).as(command).isZero();
    }

    private static String curl(String command) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(command.substring(command.lastIndexOf(' ') + 1)));
        HEADER.matcher(command).results().forEach(header -> request.header(header.group(1), header.group(2)));
        BODY.matcher(command)
                .results()
                .forEach(body -> request.POST(HttpRequest.BodyPublishers.ofString(body.group(1))));
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}

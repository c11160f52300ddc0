package io.github.coherecamel.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo does its job once without the user, and then what its hints promise. */
class DemoIT {

    @TempDir
    Path folder;

    @Test
    void doesTheMainJobAndWhatItsHintsPromise() throws Exception {
        try (var demo = RunningApplication.start(folder, Map.of(), "quarkus.profile=demo")) {
            assertThat(demo.awaitLine("UPDATED"))
                    .contains("model " + SimulatedCohere.MODEL)
                    .contains("from dataset " + SimulatedCohere.DATASET + " to support-conversations-")
                    .contains("(support-conversations.jsonl)");
            demo.awaitLine("try next");

            assertThat(get(demo.logged("-H 'Authorization: bearer demo' ", "\n")))
                    .contains("\"dataset_id\":\"support-conversations-");

            var inbox = new Inbox(folder.resolve(demo.logged("'no JSON' > ", "/broken.jsonl")));
            var move = demo.logged(" mv ", "\n").split(" ", 2);
            Files.move(Path.of(move[0]), Path.of(move[1]));
            demo.awaitLine("(support-conversations-2.jsonl)");
            inbox.drop("broken.jsonl", "no JSON\n");
            assertThat(inbox.awaitFailed("broken.jsonl")).contains("invalid JSON");
            inbox.drop("again.jsonl", SimulatedCohere.demo("support-conversations.jsonl"));
            demo.awaitLine("UNCHANGED: again.jsonl is a duplicate");

            assertThat(post(demo.logged("}' ", "\n"), demo.logged("-d '", "'"))).contains("\"outcome\":\"UPDATED\"");
        }
    }

    @Test
    void doesTheMainJobOnEveryStart() throws Exception {
        for (var start = 0; start < 2; start++) {
            try (var demo = RunningApplication.start(folder, Map.of(), "quarkus.profile=demo")) {
                demo.awaitLine("UPDATED");
            }
        }
    }

    private static String get(String url) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(url)).header("Authorization", "bearer demo"));
    }

    private static String post(String url, String event) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(event)));
    }

    private static String send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}

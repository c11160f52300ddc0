package io.github.coherecamel.application.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.application.RunningApplication;
import io.github.coherecamel.simulator.CohereSimulator;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk of the inbox is full. */
class FullInboxIT {

    private static final byte[] MORE_THAN_THERE_IS_ROOM_FOR = new byte[4 * 1024 * 1024];

    @TempDir
    Path folder;

    @Test
    void refusesAFileThatDoesNotFitAndLeavesTheRoomToOthers() throws Exception {
        try (var disk = Tmpfs.mount(folder.resolve("disk"), 2);
                var cohere = CohereSimulator.start();
                var application = RunningApplication.start(
                        folder,
                        Map.of(
                                "CO_API_URL", cohere.baseUrl().toString(),
                                "COHERE_MODEL_ID", "de300000-0000-4000-8000-000000000001",
                                "COHERE_INBOX", disk.folder().toString()))) {
            var line = application.awaitLine("Listening on: ");
            var url = line.substring(line.indexOf("http://")).strip();

            // Whoever says how large it is learns at once; whoever does not, when the disk is full.
            for (var body : List.of(
                    BodyPublishers.ofByteArray(MORE_THAN_THERE_IS_ROOM_FOR),
                    BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(MORE_THAN_THERE_IS_ROOM_FOR)))) {
                var refused = send(url, body);
                assertThat(refused.statusCode()).isEqualTo(507);
                assertThat(refused.body())
                        .contains("disk of the inbox")
                        .doesNotContain(disk.folder().toString());
            }

            assertThat(send(url, BodyPublishers.ofString("small")).statusCode()).isEqualTo(202);
            try (var half = Files.newDirectoryStream(disk.folder().resolve(".work"), "*.part")) {
                assertThat(half).isEmpty();
            }
        }
    }

    private static HttpResponse<String> send(String url, BodyPublisher body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url + "/files?name=a.jsonl"))
                .POST(body)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}

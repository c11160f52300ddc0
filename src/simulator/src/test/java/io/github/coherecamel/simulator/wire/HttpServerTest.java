package io.github.coherecamel.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpServerTest {
    private static final int FILE_SIZE = 1_000_000;

    @TempDir
    Path folder = Path.of("");

    private HttpServer server(Function<RequestBody, CompletionStage<Backend.Reply>> answering) {
        return new HttpServer(
                0,
                null,
                head -> new Backend.Reception() {
                    @Override
                    public boolean wantsFiles() {
                        return head.path().equals("/files");
                    }

                    @Override
                    public long bodyLimit() {
                        return Long.MAX_VALUE;
                    }

                    @Override
                    public CompletionStage<Backend.Reply> answer(RequestBody body) {
                        return answering.apply(body);
                    }
                },
                folder);
    }

    private static String upload(int announced) {
        var part =
                "--b\r\nContent-Disposition: form-data; name=\"data\"; filename=\"a\"\r\n\r\n" + "x".repeat(FILE_SIZE);
        return "POST /files HTTP/1.1\r\nHost: h\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: "
                + announced + "\r\n\r\n" + part;
    }

    private static Socket send(HttpServer server, String text) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    private List<Path> files() throws IOException {
        try (var list = Files.list(folder)) {
            return list.toList();
        }
    }

    @Test
    void forgetsTheFileOfAClientThatHangsUp() throws IOException {
        try (var server = server(body -> new CompletableFuture<>());
                var client = send(server, upload(2 * FILE_SIZE))) {
            await().atMost(Duration.ofSeconds(60)).until(() -> !files().isEmpty());

            client.close();

            await().atMost(Duration.ofSeconds(60)).until(() -> files().isEmpty());
        }
    }

    @Test
    void keepsALargeFileOnDiskUntilTheAnswerIsThere() throws IOException {
        var answer = new CompletableFuture<Backend.Reply>();
        var bodies = new ArrayList<RequestBody>();
        var end = "\r\n--b--\r\n";
        var length = upload(0).length() - upload(0).indexOf("--b\r\n") + end.length();
        try (var server = server(body -> {
                    bodies.add(body);
                    return answer;
                });
                var client = send(server, upload(length) + end)) {
            await().atMost(Duration.ofSeconds(60)).until(() -> bodies.size() == 1);
            assertThat(files()).hasSize(1);
            assertThat(bodies.get(0).files().get(0).size()).isEqualTo(FILE_SIZE);

            client.close();
            answer.complete(
                    new Backend.Reply(io.github.coherecamel.simulator.call.Answer.pageNotFound(), Delivery.WHOLE));

            await().atMost(Duration.ofSeconds(60)).until(() -> files().isEmpty());
        }
    }

    @Test
    void saysThatItFailedItself() throws IOException {
        try (var server = server(body -> CompletableFuture.failedFuture(new IllegalStateException("a bug")));
                var client = send(server, "GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")) {
            var answer = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer)
                    .startsWith("HTTP/1.1 500 ")
                    .endsWith("the simulator failed: java.lang.IllegalStateException: a bug");
        }
    }
}

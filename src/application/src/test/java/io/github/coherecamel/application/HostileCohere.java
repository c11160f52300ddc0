package io.github.coherecamel.application;

import static io.github.coherecamel.application.SimulatedCohere.DATASET;
import static io.github.coherecamel.application.SimulatedCohere.MODEL;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers with the caller's key, in forms that are HTTP and forms that are not, and now and then with a model's own key. */
final class HostileCohere implements AutoCloseable {

    private final String key;
    private final String wandb;
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger patched = new AtomicInteger();
    private final Thread thread = new Thread(this::serve, "hostile-cohere");

    /**
     * @param key that of the caller
     * @param wandb that of a model
     */
    HostileCohere(String key, String wandb) throws IOException {
        this.key = key;
        this.wandb = wandb;
        thread.setDaemon(true);
        thread.start();
    }

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    int answered() {
        return answered.get();
    }

    int patched() {
        return patched.get();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (var connection = socket.accept()) {
                var in = connection.getInputStream();
                var head = new StringBuilder();
                while (head.indexOf("\r\n\r\n") < 0) {
                    var next = in.read();
                    if (next < 0) {
                        break;
                    }
                    head.append((char) next);
                }
                connection
                        .getOutputStream()
                        .write(answer(head.toString(), answered.getAndIncrement())
                                .getBytes(StandardCharsets.UTF_8));
                connection.getOutputStream().flush();
            } catch (IOException e) {
                // The next may come.
            }
        }
    }

    /** Only what a request itself says can be known to be secret; a Weights & Biases key is in the PATCH. */
    private String answer(String head, int number) {
        if (head.startsWith("PATCH")) {
            patched.incrementAndGet();
            return whole(500, "{\"message\":\"you sent %s and %s\"}".formatted(key, wandb));
        }
        if (head.startsWith("GET /v1/datasets")) {
            return whole(
                    200,
                    "{\"dataset\":{\"id\":\"d\",\"name\":\"d\",\"dataset_type\":\"chat-finetune-input\",\"validation_status\":\"validated\"}}");
        }
        var model =
                "{\"finetuned_model\":{\"id\":\"%s\",\"name\":\"n\",\"status\":\"STATUS_READY\",\"settings\":{\"base_model\":{\"base_type\":\"BASE_TYPE_CHAT\"},\"dataset_id\":\"%s\",\"wandb\":{\"project\":\"p\",\"api_key\":\"%s\"}}}}"
                        .formatted(MODEL, DATASET, wandb);
        var echo = "{\"message\":\"you sent %s\"}".formatted(key);
        return switch (number % 9) {
            case 0 -> "HTTP/1.1 200 OK\r\nContent-Length: " + key + "\r\n\r\n";
            case 1 -> "HTTP/1.1 " + key + " OK\r\n\r\n";
            case 2 -> key + "\r\n\r\n";
            case 3 -> "HTTP/1.1 200 OK\r\nTransfer-Encoding: " + key + "\r\n\r\n";
            case 4 -> whole(500, echo);
            case 5 -> "HTTP/1.1 503 " + key + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            case 6 -> whole(200, echo);
            default -> whole(200, model);
        };
    }

    private static String whole(int status, String body) {
        return "HTTP/1.1 %d X\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
                .formatted(status, body.length(), body);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

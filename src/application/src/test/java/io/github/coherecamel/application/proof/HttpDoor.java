package io.github.coherecamel.application.proof;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Posts events to any of the nodes. */
final class HttpDoor implements Door {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Set<Integer> TRY_AGAIN = Set.of(429, 500, 502, 503, 504);

    private final List<URI> nodes;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    HttpDoor(List<URI> nodes) {
        this.nodes = List.copyOf(nodes);
    }

    @Override
    public boolean deliver(PlannedEvent event) throws InterruptedException {
        var node = nodes.get(ThreadLocalRandom.current().nextInt(nodes.size()));
        var request = HttpRequest.newBuilder(node.resolve("/events"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/cloudevents+json")
                .POST(HttpRequest.BodyPublishers.ofString(event.json()))
                .build();
        try {
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 == 2) {
                return true;
            }
            if (TRY_AGAIN.contains(answer.statusCode())) {
                return false;
            }
            throw new IllegalStateException(event + " was answered " + answer.statusCode() + " " + answer.body());
        } catch (IOException nobodyKnows) {
            return false;
        }
    }
}

package io.github.coherecamel.quarkus.deployment;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * What the Dev UI does with the simulator, by the simulator's own endpoints: it may have been started before a reload,
 * by classes that are no longer these. A browser could not do it, since the simulator is another origin.
 */
final class SimulatorRemote {

    private static final String ABSENT =
            "{\"message\": \"No simulator runs: Cohere is configured, or Dev Services are switched off.\"}";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Supplier<Optional<String>> address;

    SimulatorRemote(Supplier<Optional<String>> address) {
        this.address = address;
    }

    /** Returns its base URL; empty if none runs. */
    String address() {
        return address.get().orElse("");
    }

    /** Returns the JSON that the simulator answers, which has a {@code message} if something is wrong. */
    CompletionStage<String> get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    CompletionStage<String> post(String path, String json) {
        return send("POST", path, BodyPublishers.ofString(json));
    }

    CompletionStage<String> delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    private CompletionStage<String> send(String method, String path, BodyPublisher body) {
        return address.get()
                .map(base -> HttpRequest.newBuilder(URI.create(base + "/_simulator" + path))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .method(method, body)
                        .build())
                .<CompletionStage<String>>map(request ->
                        http.sendAsync(request, BodyHandlers.ofString()).thenApply(HttpResponse::body))
                .orElseGet(() -> CompletableFuture.completedStage(ABSENT));
    }
}

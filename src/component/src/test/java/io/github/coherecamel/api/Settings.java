package io.github.coherecamel.api;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Connection settings for tests that never connect. */
final class Settings {
    static final String KEY = "co-key-4711-abcdef";

    private Settings() {}

    static ConnectionSettings withKey() {
        return with(ApiKey.of(new Secret(KEY)));
    }

    static ConnectionSettings withoutKey() {
        return with(null);
    }

    private static ConnectionSettings with(@Nullable ApiKey key) {
        return new ConnectionSettings(
                new Destination(URI.create("https://cohere.example.com"), key, null, Map.of()),
                transport(64, Duration.ofSeconds(30)),
                Duration.ofSeconds(60));
    }

    static TransportSettings transport(int maxConnections, Duration responseTimeout) {
        return new TransportSettings(
                Duration.ofSeconds(5),
                Duration.ofMinutes(3),
                responseTimeout,
                maxConnections,
                4 * 1024 * 1024,
                null,
                null,
                null,
                null,
                null);
    }
}

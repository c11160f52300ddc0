package io.github.coherecamel.api;

import java.net.URI;
import java.time.Duration;

/** Connection settings for tests that never connect. */
final class Settings {
    static final String KEY = "co-key-4711-abcdef";

    private Settings() {}

    static ConnectionSettings withKey() {
        return new ConnectionSettings(
                URI.create("https://cohere.example.com"),
                new Secret(KEY),
                null,
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                64,
                4 * 1024 * 1024,
                Duration.ofSeconds(60),
                null,
                null);
    }
}

package io.github.coherecamel.api;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * All that decides how the API is reached. Two connections with equal settings can be one.
 *
 * @param baseUrl without {@code /v1}
 * @param apiKey absent for a deployment that needs none
 * @param clientName sent as {@code X-Client-Name}
 * @param connectTimeout until TCP is connected, and again until TLS is
 * @param responseTimeout of a whole call, from asking for a connection to the last byte of the answer; of an upload,
 *     the longest pause while sending, and then until the last byte of the answer
 * @param maxResponseSize in bytes; a longer answer fails
 * @param maxRetryAfter a longer wait that the server asks for is cut to this
 * @param sslContext null for the JVM's default
 */
public record ConnectionSettings(
        URI baseUrl,
        @Nullable Secret apiKey,
        @Nullable String clientName,
        Duration connectTimeout,
        Duration responseTimeout,
        int maxConnections,
        int maxResponseSize,
        Duration maxRetryAfter,
        @Nullable SSLContext sslContext,
        @Nullable Proxy proxy) {

    /** An HTTP proxy; user and password are both given or both absent. */
    public record Proxy(String host, int port, @Nullable String username, @Nullable Secret password) {}

    /** Returns what every request carries and must never be shown, even if somebody echoes it. */
    List<Secret> secrets() {
        return Stream.of(apiKey, proxy == null ? null : proxy.password())
                .filter(Objects::nonNull)
                .toList();
    }
}

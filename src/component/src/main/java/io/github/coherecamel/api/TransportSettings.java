package io.github.coherecamel.api;

import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How servers are reached, whichever they are. Whoever has equal settings can share one pool of connections.
 *
 * @param connectTimeout until TCP is connected, and again until TLS is
 * @param connectionRequestTimeout until one of the connections is free
 * @param responseTimeout from then to the last byte of the answer; of an upload, the longest pause while sending, and
 *     then until the last byte of the answer
 * @param maxConnections to one server at once
 * @param maxResponseSize in bytes; a longer answer fails
 * @param connectionTimeToLive how long a connection is used at most; null for as long as it works
 * @param maxIdleTime how long an unused connection is kept; null for as long as the server keeps it
 * @param sslContext null for the JVM's default
 * @param clientConfigurer has the last word on how Apache's client is built
 */
public record TransportSettings(
        Duration connectTimeout,
        Duration connectionRequestTimeout,
        Duration responseTimeout,
        int maxConnections,
        int maxResponseSize,
        @Nullable Duration connectionTimeToLive,
        @Nullable Duration maxIdleTime,
        @Nullable SSLContext sslContext,
        @Nullable Proxy proxy,
        @Nullable HttpClientConfigurer clientConfigurer) {

    /** An HTTP proxy; user and password are both given or both absent. */
    public record Proxy(String host, int port, @Nullable String username, @Nullable Secret password) {}

    List<Secret> secrets() {
        return proxy == null || proxy.password() == null ? List.of() : List.of(proxy.password());
    }
}

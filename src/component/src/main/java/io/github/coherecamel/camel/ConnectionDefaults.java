package io.github.coherecamel.camel;

import io.github.coherecamel.api.ConnectionSettings;
import io.github.coherecamel.api.Secret;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Makes settings of options: the first source that sets an option wins, then the environment, then the default. */
final class ConnectionDefaults {

    private static final String HOSTED_API = "https://api.cohere.com";

    private final ConnectionConfiguration[] sources;
    private final UnaryOperator<@Nullable String> environment;

    /**
     * @param environment looks up an environment variable
     * @param sources the closest first
     */
    ConnectionDefaults(UnaryOperator<@Nullable String> environment, ConnectionConfiguration... sources) {
        this.environment = environment;
        this.sources = sources;
    }

    /** @throws IllegalArgumentException if an option cannot be right; the message names it and what it may be */
    ConnectionSettings settings(@Nullable SSLContext sslContext) {
        var baseUrl = text(ConnectionConfiguration::getBaseUrl, "CO_API_URL");
        var apiKey = sendable("apiKey", text(ConnectionConfiguration::getApiKey, "CO_API_KEY"));
        if (baseUrl == null && apiKey == null) {
            throw new IllegalArgumentException("Cohere's API cannot be reached: neither an API key nor a base URL is "
                    + "set. Set option apiKey or environment variable CO_API_KEY, or, for a deployment that needs no "
                    + "key, option baseUrl or environment variable CO_API_URL.");
        }
        return new ConnectionSettings(
                BaseUrl.parse(
                        baseUrl == null ? HOSTED_API : baseUrl,
                        orDefault(ConnectionConfiguration::getPlainHttpAllowed, false)),
                apiKey == null ? null : new Secret(apiKey),
                sendable("clientName", text(ConnectionConfiguration::getClientName, null)),
                positive(
                        "connectTimeout", orDefault(ConnectionConfiguration::getConnectTimeout, Duration.ofSeconds(5))),
                positive(
                        "responseTimeout",
                        orDefault(ConnectionConfiguration::getResponseTimeout, Duration.ofSeconds(30))),
                within("maxConnections", orDefault(ConnectionConfiguration::getMaxConnections, 64), Integer.MAX_VALUE),
                within(
                        "maxResponseSize",
                        orDefault(ConnectionConfiguration::getMaxResponseSize, 4 * 1024 * 1024),
                        Integer.MAX_VALUE),
                notNegative(
                        "maxRetryAfter", orDefault(ConnectionConfiguration::getMaxRetryAfter, Duration.ofSeconds(60))),
                sslContext,
                proxy());
    }

    private ConnectionSettings.@Nullable Proxy proxy() {
        var host = text(ConnectionConfiguration::getProxyHost, null);
        var port = first(ConnectionConfiguration::getProxyPort);
        var username = text(ConnectionConfiguration::getProxyUsername, null);
        var password = text(ConnectionConfiguration::getProxyPassword, null);
        if (host == null && port == null && username == null && password == null) {
            return null;
        }
        if (host == null || port == null) {
            throw new IllegalArgumentException("A proxy needs both option proxyHost and option proxyPort.");
        }
        if ((username == null) != (password == null)) {
            throw new IllegalArgumentException(
                    "Authentication at the proxy needs both option proxyUsername and option proxyPassword.");
        }
        return new ConnectionSettings.Proxy(
                host, within("proxyPort", port, 65535), username, password == null ? null : new Secret(password));
    }

    <T> @Nullable T first(Function<ConnectionConfiguration, @Nullable T> option) {
        return Arrays.stream(sources)
                .map(option)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private <T> T orDefault(Function<ConnectionConfiguration, @Nullable T> option, T defaultValue) {
        var value = first(option);
        return value == null ? defaultValue : value;
    }

    /** Blank is not set, as in a shell. */
    private @Nullable String text(
            Function<ConnectionConfiguration, @Nullable String> option, @Nullable String variable) {
        var value = first(source -> filled(option.apply(source)));
        if (value == null && variable != null) {
            value = filled(environment.apply(variable));
        }
        return value;
    }

    private static @Nullable String sendable(String name, @Nullable String value) {
        if (value != null && value.chars().anyMatch(c -> c < ' ' || c >= 127)) {
            // The value is not shown: it may be the key.
            throw new IllegalArgumentException("Option " + name + " has a character that a header cannot carry: only "
                    + "printable ASCII can be sent.");
        }
        return value;
    }

    private static @Nullable String filled(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static Duration positive(String name, Duration value) {
        if (value.isZero()) {
            throw new IllegalArgumentException(
                    "Option " + name + " is zero. Give a time of at least 1 ms, such as 5s.");
        }
        return notNegative(name, value);
    }

    private static Duration notNegative(String name, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(
                    "Option " + name + " is negative (" + value.toMillis() + " ms). Give a time such as 5s.");
        }
        return value;
    }

    private static int within(String name, int value, int greatest) {
        if (value < 1 || value > greatest) {
            throw new IllegalArgumentException("Option %s is %d. Give a number from 1%s."
                    .formatted(name, value, greatest == Integer.MAX_VALUE ? "" : " to " + greatest));
        }
        return value;
    }
}

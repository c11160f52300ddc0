package io.github.coherecamel.camel;

import io.github.coherecamel.api.ApiKey;
import io.github.coherecamel.api.ConnectionSettings;
import io.github.coherecamel.api.Destination;
import io.github.coherecamel.api.Secret;
import io.github.coherecamel.api.TransportSettings;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Makes settings of options: the first source that sets an option wins, then the environment, then the default. */
final class ConnectionDefaults {

    /** A name, or an address of either version; no more, or it would be looked up as a name that does not exist. */
    private static final Pattern HOST =
            Pattern.compile("[\\p{L}\\p{N}._-]+|\\[?[0-9a-fA-F:]*:[0-9a-fA-F:.]*:[0-9a-fA-F:.]*]?");

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
        var apiKey = apiKey();
        var clientName = text(ConnectionConfiguration::getClientName, null);
        if (baseUrl == null && apiKey == null) {
            throw new IllegalArgumentException("Cohere's API cannot be reached: neither an API key nor a base URL is "
                    + "set. Set option apiKey or environment variable CO_API_KEY, or, for a deployment that needs no "
                    + "key, option baseUrl or environment variable CO_API_URL.");
        }
        return new ConnectionSettings(
                new Destination(
                        BaseUrl.parse(
                                baseUrl == null ? HOSTED_API : baseUrl,
                                orDefault(ConnectionConfiguration::getPlainHttpAllowed, false)),
                        apiKey,
                        clientName == null ? null : sendable("clientName", clientName),
                        AdditionalHeaders.of(additionalHeaders())),
                transport(sslContext),
                OptionBounds.notNegative(
                        "maxRetryAfter", orDefault(ConnectionConfiguration::getMaxRetryAfter, Duration.ofSeconds(60))));
    }

    private TransportSettings transport(@Nullable SSLContext sslContext) {
        return new TransportSettings(
                OptionBounds.positive(
                        "connectTimeout", orDefault(ConnectionConfiguration::getConnectTimeout, Duration.ofSeconds(5))),
                OptionBounds.positive(
                        "connectionRequestTimeout",
                        orDefault(ConnectionConfiguration::getConnectionRequestTimeout, Duration.ofMinutes(3))),
                OptionBounds.positive(
                        "responseTimeout",
                        orDefault(ConnectionConfiguration::getResponseTimeout, Duration.ofSeconds(30))),
                OptionBounds.within(
                        "maxConnections", orDefault(ConnectionConfiguration::getMaxConnections, 64), Integer.MAX_VALUE),
                OptionBounds.within(
                        "maxResponseSize",
                        orDefault(ConnectionConfiguration::getMaxResponseSize, 4 * 1024 * 1024),
                        Integer.MAX_VALUE),
                positive("connectionTimeToLive", first(ConnectionConfiguration::getConnectionTimeToLive)),
                positive("maxIdleTime", first(ConnectionConfiguration::getMaxIdleTime)),
                sslContext,
                proxy(),
                first(ConnectionConfiguration::getHttpClientConfigurer));
    }

    private static @Nullable Duration positive(String name, @Nullable Duration value) {
        return value == null ? null : OptionBounds.positive(name, value);
    }

    /** A key of either kind that is set closer wins over one of the other kind. */
    private @Nullable ApiKey apiKey() {
        for (var source : sources) {
            var key = filled(source.getApiKey());
            var supplier = source.getApiKeySupplier();
            if (key != null && supplier != null) {
                throw new IllegalArgumentException(
                        "Both option apiKey and option apiKeySupplier are set. Leave one of them away.");
            }
            if (supplier != null) {
                return ApiKey.from(supplier);
            }
            if (key != null) {
                return ApiKey.of(new Secret(sendable("apiKey", key)));
            }
        }
        var key = filled(environment.apply("CO_API_KEY"));
        return key == null ? null : ApiKey.of(new Secret(sendable("apiKey", key)));
    }

    /** Those that are set closer come on top of the others. */
    private Map<String, Object> additionalHeaders() {
        var all = new TreeMap<String, Object>(String.CASE_INSENSITIVE_ORDER);
        for (var index = sources.length - 1; index >= 0; index--) {
            var given = sources[index].getAdditionalHeaders();
            if (given != null) {
                all.putAll(given);
            }
        }
        return all;
    }

    private TransportSettings.@Nullable Proxy proxy() {
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
        if (!HOST.matcher(host).matches()) {
            // The value is not shown: it may be a URL with a password.
            throw new IllegalArgumentException("Option proxyHost is no host name. Give a name or address alone, such "
                    + "as proxy.example.com, and the port as option proxyPort.");
        }
        return new TransportSettings.Proxy(
                host,
                OptionBounds.within("proxyPort", port, 65535),
                username,
                password == null ? null : new Secret(password));
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

    private static String sendable(String name, String value) {
        if (value.chars().anyMatch(c -> c < ' ' || c >= 127)) {
            // The value is not shown: it may be the key.
            throw new IllegalArgumentException("Option " + name + " has a character that a header cannot carry: only "
                    + "printable ASCII can be sent.");
        }
        return value;
    }

    private static @Nullable String filled(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}

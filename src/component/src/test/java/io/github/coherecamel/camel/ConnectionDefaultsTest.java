package io.github.coherecamel.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.coherecamel.api.ApiKey;
import io.github.coherecamel.api.ConnectionSettings;
import io.github.coherecamel.api.Destination;
import io.github.coherecamel.api.Secret;
import io.github.coherecamel.api.TransportSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ConnectionDefaultsTest {
    private static final Map<String, String> ENVIRONMENT =
            Map.of("CO_API_KEY", "env-key", "CO_API_URL", "https://env.example.com");

    @Test
    void fillsInADefaultForEverythingButTheKey() {
        assertThat(settings(options -> options.setApiKey("k")))
                .isEqualTo(new ConnectionSettings(
                        new Destination(
                                URI.create("https://api.cohere.com"), ApiKey.of(new Secret("k")), null, Map.of()),
                        new TransportSettings(
                                Duration.ofSeconds(5),
                                Duration.ofMinutes(3),
                                Duration.ofSeconds(30),
                                64,
                                4 * 1024 * 1024,
                                null,
                                null,
                                null,
                                null,
                                null),
                        Duration.ofSeconds(60)));
    }

    @Test
    void takesEveryOptionThatIsSet() {
        assertThat(settings(options -> {
                    options.setApiKey(" k ");
                    options.setBaseUrl("http://plain.example.com");
                    options.setPlainHttpAllowed(true);
                    options.setClientName("nightly");
                    options.setConnectTimeout(Duration.ofMillis(1));
                    options.setConnectionRequestTimeout(Duration.ofSeconds(7));
                    options.setResponseTimeout(Duration.ofMinutes(2));
                    options.setMaxConnections(1);
                    options.setMaxResponseSize(2);
                    options.setMaxRetryAfter(Duration.ZERO);
                    options.setProxyHost("proxy.example.com");
                    options.setProxyPort(65535);
                    options.setProxyUsername("u");
                    options.setProxyPassword("p");
                }))
                .isEqualTo(new ConnectionSettings(
                        new Destination(
                                URI.create("http://plain.example.com"),
                                ApiKey.of(new Secret("k")),
                                "nightly",
                                Map.of()),
                        new TransportSettings(
                                Duration.ofMillis(1),
                                Duration.ofSeconds(7),
                                Duration.ofMinutes(2),
                                1,
                                2,
                                null,
                                null,
                                null,
                                new TransportSettings.Proxy("proxy.example.com", 65535, "u", new Secret("p")),
                                null),
                        Duration.ZERO));
    }

    @Test
    void takesEachOptionFromTheClosestSourceThatHasIt() {
        var near = new Options();
        near.setApiKey("near");
        near.setMaxConnections(1);
        near.setBaseUrl(" ");
        var far = new Options();
        far.setApiKey("far");
        far.setMaxConnections(2);
        far.setBaseUrl("https://far.example.com");
        far.setClientName("far");

        var settings = new ConnectionDefaults(ENVIRONMENT::get, near, far).settings(null);

        assertThat(settings.destination().apiKey()).isEqualTo(ApiKey.of(new Secret("near")));
        assertThat(settings.transport().maxConnections()).isEqualTo(1);
        assertThat(settings.baseUrl()).hasToString("https://far.example.com");
        assertThat(settings.destination().clientName()).isEqualTo("far");
    }

    @Test
    void takesKeyAndUrlFromTheEnvironmentIfNoSourceHasThem() {
        var settings = new ConnectionDefaults(ENVIRONMENT::get, new Options()).settings(null);

        assertThat(settings.destination().apiKey()).isEqualTo(ApiKey.of(new Secret("env-key")));
        assertThat(settings.baseUrl()).hasToString("https://env.example.com");
    }

    @Test
    void takesABlankVariableForNone() {
        assertThatThrownBy(() -> new ConnectionDefaults(Map.of("CO_API_KEY", " ")::get, new Options()).settings(null))
                .hasMessage(
                        "Cohere's API cannot be reached: neither an API key nor a base URL is set. Set option apiKey "
                                + "or environment variable CO_API_KEY, or, for a deployment that needs no key, option baseUrl "
                                + "or environment variable CO_API_URL.");
    }

    @Test
    void needsNoKeyForADeploymentOfItsOwn() {
        assertThat(settings(options -> options.setBaseUrl("https://cohere.example.com"))
                        .destination()
                        .apiKey())
                .isNull();
    }

    @Test
    void showsNeitherKeyNorPassword() {
        var settings = settings(options -> {
            options.setApiKey("s3cret-key");
            options.setProxyHost("proxy");
            options.setProxyPort(3128);
            options.setProxyUsername("u");
            options.setProxyPassword("s3cret-password");
        });

        assertThat(settings.toString()).doesNotContain("s3cret");
    }

    private static ConnectionSettings settings(Consumer<Options> change) {
        var options = new Options();
        change.accept(options);
        return new ConnectionDefaults(Map.<String, String>of()::get, options).settings(null);
    }
}

package io.github.coherecamel.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.coherecamel.api.ConnectionSettings;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrongOptionsTest {
    @ParameterizedTest
    @ValueSource(strings = {"k\u00e9y", "k\u007f"})
    void refusesAKeyThatNoHeaderCanCarryAndDoesNotShowIt(String key) {
        assertRefused(
                options -> options.setApiKey(key),
                "Option apiKey has a character that a header cannot carry: only printable ASCII can be sent.");
        assertRefused(
                options -> options.setClientName(key),
                "Option clientName has a character that a header cannot carry: only printable ASCII can be sent.");
    }

    @Test
    void refusesTimesOfNothing() {
        for (var nothing : new Duration[] {Duration.ZERO, Duration.ofNanos(999_999)}) {
            assertRefused(
                    options -> options.setConnectTimeout(nothing),
                    "Option connectTimeout is less than 1 ms. Give a time such as 5s.");
            assertRefused(
                    options -> options.setResponseTimeout(nothing),
                    "Option responseTimeout is less than 1 ms. Give a time such as 5s.");
        }
        var negative = Duration.ofMillis(-7);
        assertRefused(
                options -> options.setConnectTimeout(negative),
                "Option connectTimeout is negative (-7 ms). Give a time such as 5s.");
        assertRefused(
                options -> options.setResponseTimeout(negative),
                "Option responseTimeout is negative (-7 ms). Give a time such as 5s.");
        assertRefused(
                options -> options.setMaxRetryAfter(negative),
                "Option maxRetryAfter is negative (-7 ms). Give a time such as 5s.");
    }

    @Test
    void refusesTimesBeyondReason() {
        var longest = Duration.ofDays(366);
        for (var endless : new Duration[] {longest.plusNanos(1), Duration.ofSeconds(Long.MAX_VALUE)}) {
            var reason = " is longer than 366 days. Give a time such as 5s.";
            assertRefused(options -> options.setConnectTimeout(endless), "Option connectTimeout" + reason);
            assertRefused(options -> options.setResponseTimeout(endless), "Option responseTimeout" + reason);
            assertRefused(options -> options.setMaxRetryAfter(endless), "Option maxRetryAfter" + reason);
        }
        assertThat(settings(options -> {
                            options.setApiKey("k");
                            options.setResponseTimeout(longest);
                        })
                        .transport()
                        .responseTimeout())
                .isEqualTo(longest);
    }

    @Test
    void refusesNumbersBelowOne() {
        assertRefused(options -> options.setMaxConnections(0), "Option maxConnections is 0. Give a number from 1.");
        assertRefused(options -> options.setMaxResponseSize(-1), "Option maxResponseSize is -1. Give a number from 1.");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 65536})
    void refusesAProxyPortThatDoesNotExist(int port) {
        assertRefused(
                options -> {
                    options.setProxyHost("proxy");
                    options.setProxyPort(port);
                },
                "Option proxyPort is " + port + ". Give a number from 1 to 65535.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy:3128", "user:s3cret@proxy"})
    void refusesAProxyHostThatIsMoreThanAHost(String host) {
        assertRefused(
                options -> {
                    options.setProxyHost(host + "x");
                    options.setProxyPort(3128);
                },
                "Option proxyHost is no host name. Give a name or address alone, such as proxy.example.com, and the "
                        + "port as option proxyPort.");
    }

    @Test
    void refusesHalfAProxy() {
        var both = "A proxy needs both option proxyHost and option proxyPort.";
        assertRefused(options -> options.setProxyHost("proxy"), both);
        assertRefused(options -> options.setProxyPort(3128), both);
        assertRefused(
                options -> {
                    options.setProxyUsername("u");
                    options.setProxyPassword("p");
                },
                both);
        var login = "Authentication at the proxy needs both option proxyUsername and option proxyPassword.";
        assertRefused(
                options -> {
                    options.setProxyHost("proxy");
                    options.setProxyPort(3128);
                    options.setProxyUsername("u");
                },
                login);
        assertRefused(
                options -> {
                    options.setProxyHost("proxy");
                    options.setProxyPort(3128);
                    options.setProxyPassword("p");
                },
                login);
    }

    private static void assertRefused(Consumer<Options> change, String message) {
        assertThatThrownBy(() -> settings(options -> {
                    options.setApiKey("k");
                    change.accept(options);
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessage(message);
    }

    private static ConnectionSettings settings(Consumer<Options> change) {
        var options = new Options();
        change.accept(options);
        return new ConnectionDefaults(Map.<String, String>of()::get, options).settings(null);
    }
}

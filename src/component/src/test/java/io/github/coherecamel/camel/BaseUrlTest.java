package io.github.coherecamel.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrlTest {
    @ParameterizedTest
    @CsvSource({
        "HTTPS://API.cohere.com, https://API.cohere.com",
        "https://h/v1/cohere//, https://h/v1/cohere",
        "https://h/dev1, https://h/dev1",
        "http://LOCALHOST, http://LOCALHOST",
        "http://127.3.2.1, http://127.3.2.1",
        "http://[::1]:80, http://[::1]:80"
    })
    void keepsAllButASlashAtTheEnd(String text, String url) {
        assertThat(BaseUrl.parse(text, false)).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://cohere.example.com",
                "http://127.0.0.1.evil.com",
                "http://[::ffff:10.0.0.1]",
                "http://localhost.evil.com"
            })
    void sendsTheKeyNotReadablyAnywhereButToLoopback(String text) {
        assertThatThrownBy(() -> BaseUrl.parse(text, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Option baseUrl (or environment variable CO_API_URL) is plain HTTP to ")
                .hasMessageContaining("Use HTTPS, or set option plainHttpAllowed (");
        assertThat(BaseUrl.parse(text, true)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1", "https:///v1", "ftp://cohere.example.com", "https://a_b"})
    void wantsAnAbsoluteHttpsUrlOfAHost(String text) {
        assertThatThrownBy(() -> BaseUrl.parse(text, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Option baseUrl (or environment variable CO_API_URL) is not the absolute URL of a host. Set it to an "
                                + "HTTPS URL, such as https://cohere.example.com.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://user:s3cret@h", "https://h?key=s3cret", "https://h#s3cret"})
    void wantsNoUserQueryOrFragmentAndShowsNone(String text) {
        assertThatThrownBy(() -> BaseUrl.parse(text, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Option baseUrl (or environment variable CO_API_URL) has a user, a query or a fragment, which a base "
                                + "URL has not. Set the key as option apiKey or as CO_API_KEY, and leave the rest away.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://h/s3cret path", "https://h\r\nX: s3cret"})
    void saysWhereATextIsNoUrlButDoesNotQuoteIt(String text) {
        assertThatThrownBy(() -> BaseUrl.parse(text, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessageMatching(
                        "Option baseUrl \\(or environment variable CO_API_URL\\) is no URL: .* at character "
                                + "\\d+\\. Set it to an HTTPS URL, such as .*")
                .hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://h:0", "https://h:65536"})
    void wantsAPortThatExists(String text) {
        assertThatThrownBy(() -> BaseUrl.parse(text, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Option baseUrl (or environment variable CO_API_URL) has a port that does not exist. Give "
                        + "one from 1 to 65535, or none.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://h/v1", "https://h:8443/cohere/v1//"})
    void wantsNoVersionAtTheEnd(String text) {
        assertThatThrownBy(() -> BaseUrl.parse(text, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Option baseUrl (or environment variable CO_API_URL) has the API's own path in it, which "
                        + "every call adds itself. Leave it away, from /v1 on.");
    }

    @Test
    void climbsOutOfNoPath() {
        assertThatThrownBy(() -> BaseUrl.parse("https://h/a/../b", false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Option baseUrl (or environment variable CO_API_URL) has a path with '.' or '..' in it. Give "
                                + "the path itself.");
    }
}

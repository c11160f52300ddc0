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
        "https://api.cohere.com, https://api.cohere.com",
        "https://api.cohere.com/, https://api.cohere.com",
        "HTTPS://API.cohere.com, https://API.cohere.com",
        "https://h:8443/cohere, https://h:8443/cohere",
        "https://h/v1/cohere//, https://h/v1/cohere",
        "https://h/dev1, https://h/dev1",
        "http://localhost:8080, http://localhost:8080",
        "http://LOCALHOST, http://LOCALHOST",
        "http://127.0.0.1:1/, http://127.0.0.1:1",
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
                "http://localhost.evil.com",
                "http://127.0.0.1.evil.com",
                "http://0.0.0.0",
                "http://10.0.0.1",
                "http://169.254.169.254",
                "http://[::2]",
                "http://[::ffff:10.0.0.1]",
                "http://2130706433"
            })
    void sendsTheKeyNotReadablyAnywhereButToLoopback(String text) {
        assertThatThrownBy(() -> BaseUrl.parse(text, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Option baseUrl (or environment variable CO_API_URL) is plain HTTP to ")
                .hasMessageEndingWith("Use HTTPS, or set option plainHttpAllowed.");
        assertThat(BaseUrl.parse(text, true)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cohere.example.com",
                "/v1",
                "//cohere.example.com",
                "https:///v1",
                "https:cohere.example.com",
                "ftp://cohere.example.com",
                "file:///etc/passwd",
                "jar:https://h!/x",
                "javascript:alert(1)",
                "https://höst",
                "https://a_b",
                "https://:443",
                "http://127.0.0.1.",
                "http://1270.0.0.1"
            })
    void wantsAnAbsoluteHttpsUrlOfAHost(String text) {
        assertThatThrownBy(() -> BaseUrl.parse(text, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Option baseUrl (or environment variable CO_API_URL) must be an absolute HTTPS URL, such as "
                                + "https://cohere.example.com.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user:s3cret@h",
                "https://s3cret@h",
                "https://@h",
                "https://api.cohere.com@evil.com",
                "https://h?key=s3cret",
                "https://h/?",
                "https://h#s3cret"
            })
    void wantsNoUserQueryOrFragmentAndShowsNone(String text) {
        assertThatThrownBy(() -> BaseUrl.parse(text, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Option baseUrl (or environment variable CO_API_URL) must have no user, query or fragment. "
                        + "Set the key as option apiKey.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://h/s3cret path",
                "https://h\\@evil.com",
                "https://h\r\nX: s3cret",
                "https://[s3cret",
                "https://h/%zz",
                "ht!tp://h",
                "https://h\u0000",
                "https:",
                "https://"
            })
    void saysWhereATextIsNoUrlButDoesNotQuoteIt(String text) {
        assertThatThrownBy(() -> BaseUrl.parse(text, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessageMatching(
                        "Option baseUrl \\(or environment variable CO_API_URL\\) is no URL: .* at character "
                                + "\\d+\\.")
                .hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://h:0", "https://h:65536", "https://h:99999/v1"})
    void wantsAPortThatExists(String text) {
        assertThatThrownBy(() -> BaseUrl.parse(text, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Option baseUrl (or environment variable CO_API_URL) has a port that does not exist. Give "
                        + "one from 1 to 65535, or none.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://h/v1", "https://h/v1/", "https://h:8443/cohere/v1//", "http://localhost/v1"})
    void wantsNoVersionAtTheEnd(String text) {
        assertThatThrownBy(() -> BaseUrl.parse(text, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Option baseUrl (or environment variable CO_API_URL) ends in /v1, which every call adds "
                        + "itself. Leave the /v1 away.");
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

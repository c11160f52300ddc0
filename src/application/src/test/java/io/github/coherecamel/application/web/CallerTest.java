package io.github.coherecamel.application.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which pages of a browser reach this, and by which names. */
class CallerTest {

    private static final Set<String> NAMES = Set.of("models.example.com", "other.example.com:8443");

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST:8080",
                "127.0.0.1:8080",
                "10.1.2.3",
                "[::1]:8080",
                "[fe80::1]",
                "models.example.com",
                "Models.Example.com:443",
                "Bound.Example.com:8080",
                "other.example.com:8443",
            })
    void servesWhoeverAddressesItByAnAddressOrAKnownName(@Nullable String authority) {
        assertThat(refusal("GET", authority, null, null)).isNull();
        assertThat(refusal("POST", authority, null, null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8080",
                "127.0.0.1.evil.example",
                "localhost.evil.example",
                "models.example.com.evil.example",
                "10.1.2.3.4",
                "1.evil",
                "other.example.com",
                "",
            })
    void servesNobodyUnderANameThatAnybodyCouldPointHere(String authority) {
        assertThat(refusal("GET", authority, null, null)).isEqualTo(421);
        assertThat(refusal("POST", authority, "http://" + authority, "same-origin"))
                .isEqualTo(421);
    }

    @ParameterizedTest
    @CsvSource({
        "http://evil.example, cross-site",
        "http://evil.example,",
        "null, cross-site",
        "null,",
        "http://localhost:3000, same-site",
        "http://localhost:3000,",
        "http://localhost:8080.evil.example,",
        ", cross-site",
        ", same-site",
        ", something-new",
        "http://localhost:8080, cross-site",
    })
    void letsNoOtherPageSendOrLoadAnything(@Nullable String origin, @Nullable String fetchSite) {
        for (var method : new String[] {"POST", "PUT", "DELETE", "PATCH", "GET", "HEAD"}) {
            assertThat(refusal(method, "localhost:8080", origin, fetchSite)).isEqualTo(403);
        }
    }

    /** Each could take a place of those who listen. */
    @ParameterizedTest
    @ValueSource(strings = {"cors", "no-cors", "websocket", "something-new"})
    void letsNoOtherPageLoadAnything(String mode) {
        for (var site : new String[] {"cross-site", "same-site", "something-new"}) {
            assertThat(refusal("GET", "localhost:8080", null, site, mode)).isEqualTo(403);
            assertThat(refusal("GET", "localhost:8080", null, site, null)).isEqualTo(403);
        }
        assertThat(refusal("GET", "localhost:8080", null, "same-origin", mode)).isNull();
        assertThat(refusal("GET", "localhost:8080", null, "none", mode)).isNull();
        assertThat(refusal("GET", "localhost:8080", null, null, null)).isNull();
    }

    @Test
    void letsAPersonFollowALinkOfAnotherPage() {
        assertThat(refusal("GET", "localhost:8080", null, "cross-site", "navigate"))
                .isNull();
        assertThat(refusal("POST", "localhost:8080", null, "cross-site", "navigate"))
                .isEqualTo(403);
    }

    @Test
    void letsItsOwnPageLoad() {
        assertThat(refusal("GET", "localhost:8080", "http://localhost:8080", null))
                .isNull();
        assertThat(refusal("GET", "10.1.2.3:8080", "https://models.example.com", "same-origin"))
                .isNull();
    }

    @Test
    void letsItsOwnPageSend() {
        assertThat(refusal("POST", "localhost:8080", "http://localhost:8080", "same-origin"))
                .isNull();
        assertThat(refusal("POST", "localhost:8080", null, "none")).isNull();
        // A proxy in front may have another port and speak TLS.
        assertThat(refusal("POST", "10.1.2.3:8080", "https://models.example.com", "same-origin"))
                .isNull();
        assertThat(refusal("POST", "10.1.2.3:8080", "https://other.example.com:8443", "same-origin"))
                .isNull();
        assertThat(refusal("POST", "models.example.com:8443", "https://models.example.com:8443", null))
                .isNull();
        assertThat(refusal("POST", "bound.example.com:8080", "http://bound.example.com:8080", null))
                .isNull();
    }

    /** Browsers do not say how far a page is from one that they have got without TLS. */
    @ParameterizedTest
    @CsvSource({
        "models.example.com, http://models.example.com:3000",
        "models.example.com:8080, http://models.example.com:3000",
        "10.1.2.3:8080, https://models.example.com:3000",
        "other.example.com:8443, https://other.example.com:3000",
        "other.example.com:8443, https://other.example.com",
        "127.0.0.1:8080, http://127.0.0.1:3000",
        "127.0.0.1:8080, http://127.0.0.1",
        "bound.example.com:8080, http://bound.example.com",
        "bound.example.com:8080, http://bound.example.com:3000",
    })
    void letsNoPageOfAnotherPortSendOrLoadAnything(String authority, String origin) {
        assertThat(refusal("POST", authority, origin, null)).isEqualTo(403);
        assertThat(refusal("GET", authority, origin, null)).isEqualTo(403);
    }

    private static @Nullable Integer refusal(
            String method, @Nullable String authority, @Nullable String origin, @Nullable String fetchSite) {
        return refusal(method, authority, origin, fetchSite, null);
    }

    private static @Nullable Integer refusal(
            String method,
            @Nullable String authority,
            @Nullable String origin,
            @Nullable String fetchSite,
            @Nullable String fetchMode) {
        var refused = new Caller(method, authority, origin, fetchSite, fetchMode).refusal("bound.example.com", NAMES);
        return refused == null ? null : refused.status();
    }
}

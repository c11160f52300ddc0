package io.github.coherecamel.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {
    private static final String ODD = "a/b\"c\\d+e \u00e9\ud83d\ude00";

    @Test
    void isMaskedInAnyCase() {
        var secret = new Secret(Settings.KEY);

        assertThat(secret.mask("x-" + Settings.KEY.toUpperCase(Locale.ROOT) + " and " + Settings.KEY))
                .isEqualTo("x-*** and ***");
    }

    @Test
    void isMaskedAsJsonEscapesIt() {
        var once =
                new String(Json.write(Map.of("message", "no " + ODD + "!")), java.nio.charset.StandardCharsets.UTF_8);
        var twice = new String(Json.write(Map.of("message", once)), java.nio.charset.StandardCharsets.UTF_8);

        assertThat(new Secret(ODD).mask(once)).isEqualTo("{\"message\":\"no ***!\"}");
        assertThat(new Secret(ODD).mask(twice)).contains("no ***!").doesNotContain("b");
        assertThat(new Secret(ODD).mask(once.replace("/", "\\/"))).isEqualTo("{\"message\":\"no ***!\"}");
    }

    @Test
    void isMaskedIfJsonEscapesEveryCharacter() {
        var escaped = new StringBuilder();
        Settings.KEY.chars().forEach(c -> escaped.append("\\u%04X".formatted(c)));

        assertThat(new Secret(Settings.KEY).mask("<" + escaped + ">")).isEqualTo("<***>");
    }

    @Test
    void isMaskedAsUrlsEscapeIt() {
        assertThat(new Secret(ODD).mask("?q=a%2Fb%22c%5Cd%2Be%20%C3%A9%F0%9F%98%80&"))
                .isEqualTo("?q=***&");
        assertThat(new Secret("abcd.e").mask("abcdxe abcd.e abcd%2e%65")).isEqualTo("abcdxe *** ***");
    }

    @Test
    void isMaskedIfItHasRunsOfBackslashes() {
        assertThat(new Secret("abc\\\\\\d").mask("abc\\\\\\d abc\\\\\\\\\\\\d")).isEqualTo("*** ***");
    }

    /** In squared time this would take hours; it is limited only so that such a bug does not stop the build. */
    @ParameterizedTest
    @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @ValueSource(strings = {"\\", "\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\x", "a\\b"})
    void isLookedForInTimeThatGrowsWithTheText(String secret) {
        assertThat(new Secret(secret).mask("\\".repeat(4_000_000))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "check"})
    void isNoSecretIfItIsTooShortForOne(String key) {
        assertThat(new Secret(key).mask("Check option baseUrl of the demo"))
                .isEqualTo("Check option baseUrl of the demo");
    }
}

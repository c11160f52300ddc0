package io.github.coherecamel.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @ParameterizedTest
    @CsvSource({"0, 0", "' 7 ', 7", "60, 60", "61, 60", "99999999999999999999, 60", "1.5, 1"})
    void readsSecondsAndCutsThemToTheLongest(String text, long seconds) {
        assertThat(read(text, null)).hasSeconds(seconds);
    }

    @ParameterizedTest
    @CsvSource({
        "'Sun, 22 Nov 2026 08:00:20 GMT', 20",
        "'Mon, 22 Nov 2026 08:00:20 GMT', 20",
        "'Sunday, 22-Nov-26 08:00:20 GMT', 20",
        "'Sun Nov 22 08:00:20 2026', 20",
        "'Sun Nov  2 08:00:20 2027', 60",
        "'22 nov 2026 08:00:20 +0000', 20",
        "'Sun, 22 Nov 2026 07:59:00 GMT', 0",
        "'Sun, 22 Nov 2026 09:00:00 GMT', 60"
    })
    void readsADateAgainstTheClock(String date, long seconds) {
        assertThat(read(date, null)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void readsADateAgainstTheServersOwnTimeIfItTellsIt() {
        assertThat(read("Sun, 22 Nov 2026 11:00:20 GMT", "Sun, 22 Nov 2026 11:00:00 GMT"))
                .isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void readsADateAgainstTheClockIfTheServersTimeIsGarbage() {
        assertThat(read("Sun, 22 Nov 2026 08:00:20 GMT", "yesterday")).isEqualTo(Duration.ofSeconds(20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "٣"})
    void readsNothingFromGarbage(String text) {
        assertThat(read(text, null)).isNull();
    }

    @Test
    void readsNothingFromNoHeader() {
        assertThat(read(null, null)).isNull();
    }

    private static @Nullable Duration read(@Nullable String retryAfter, @Nullable String date) {
        var headers = new HashMap<String, String>();
        if (retryAfter != null) {
            headers.put("retry-after", retryAfter);
        }
        if (date != null) {
            headers.put("date", date);
        }
        return RetryAfter.read(Answers.of(429, "", Map.copyOf(headers)), NOW, LONGEST);
    }
}

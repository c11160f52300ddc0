package io.github.coherecamel.finetune;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpdateRulesTest {
    @ParameterizedTest
    @CsvSource({
        "2026-01-31T12:00:00.123456789Z, 2026-01-31T12:00:00.123456788Z, false",
        // Cut, and rounded.
        "2026-01-31T12:00:00.123456Z, 2026-01-31T12:00:00.123456789Z, true",
        "2026-01-31T12:00:00.123457Z, 2026-01-31T12:00:00.123456789Z, true",
        "2026-01-31T12:00:00.123Z, 2026-01-31T12:00:00.123999Z, true",
        "2026-01-31T12:00:00.124Z, 2026-01-31T12:00:00.123500Z, true",
        // Another millisecond, another microsecond, and no more than that.
        "2026-01-31T12:00:00.123Z, 2026-01-31T12:00:00.124Z, false",
        "2026-01-31T12:00:00.123456Z, 2026-01-31T12:00:00.123457Z, false",
        "-1000000000-01-01T00:00:00Z, 2026-01-31T12:00:00Z, false"
    })
    void comparesAsExactlyAsTheExpectedTimeIsGiven(Instant expected, Instant updatedAt, boolean isSame) {
        assertThat(rules(expected).isExpected(updatedAt)).isEqualTo(isSame);
    }

    @Test
    void expectsNothingIfNoTimeIsGivenAndSomeTimeIfOneIs() {
        assertThat(rules(null).isExpected(null)).isTrue();
        assertThat(rules(Instant.EPOCH).isExpected(null)).isFalse();
    }

    private static UpdateRules rules(@Nullable Instant expected) {
        return new UpdateRules(true, true, false, false, Duration.ofMinutes(1), expected, () -> true);
    }
}

package io.github.coherecamel.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTimeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-31T12:00:00Z",
                "2026-01-31T12:00:00.1Z",
                "2026-01-31T12:00:00.123456Z",
                "2026-01-31T12:00:00.123456789Z",
                "2026-01-31T12:00:00.000000001Z",
                "2024-02-29T23:59:59.999Z",
                "0001-01-01T00:00:00Z",
                "9999-12-31T23:59:59Z"
            })
    void readsWhatTheSlowParserReads(String text) {
        assertThat(PlainTime.read(text)).isEqualTo(OffsetDateTime.parse(text).toInstant());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-01-31T12:00Z",
                "2026-01-31T12:00:00",
                "2026-01-31T12:00:00+01:00",
                "2026-01-31T12:00:00.Z",
                "2026-01-31T12:00:00.1234567890Z",
                "2026-01-31T12:00:00.12x456Z",
                "2026-01-31T12:00:00,123456Z",
                "2026-01-31 12:00:00Z",
                "2026-01-31t12:00:00z",
                "+2026-01-31T12:00:0Z",
                "२०२६-01-31T12:00:00Z"
            })
    void leavesAnyOtherShapeToTheSlowParser(String text) {
        assertThat(PlainTime.read(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-02-30T12:00:00Z", "2026-13-01T12:00:00Z", "2026-01-31T24:00:00Z", "2026-01-31T12:00:60Z"})
    void refusesATimeThatDoesNotExistAsTheSlowParserDoes(String text) {
        assertThatThrownBy(() -> PlainTime.read(text)).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> OffsetDateTime.parse(text)).isInstanceOf(DateTimeException.class);
    }
}

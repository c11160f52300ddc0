package io.github.coherecamel.application.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a caller would wait, as RFC 7240 writes it. */
class PreferenceTest {

    private static final Duration LONGEST = Duration.ofSeconds(15);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wait=10                     | 10",
                "Wait = 10                   | 10",
                "wait=\"10\"                 | 10",
                "respond-async, wait=10      | 10",
                "wait=10; foo=\"bar\", other | 10",
                "wait=3, wait=9              | 3",
                "wait=0                      | 0",
                "wait=15                     | 15",
                "wait=16                     | 15",
                "wait=999999999              | 15",
            })
    void isAsLongAsItSaysOrAsLongAsItMayBe(String prefer, long seconds) {
        assertThat(Preference.wait(List.of(prefer), LONGEST)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "respond-async",
                "wait",
                "wait=",
                "wait=-1",
                "wait=1.5",
                "wait=ten",
                "await=10",
                "wait=9999999999"
            })
    void isNoneIfItDoesNotSay(String prefer) {
        assertThat(Preference.wait(List.of(prefer), LONGEST)).isNull();
    }

    @Test
    void readsEachOfSeveralHeaders() {
        assertThat(Preference.wait(List.of(), LONGEST)).isNull();
        assertThat(Preference.wait(List.of("respond-async", "wait=2"), LONGEST)).isEqualTo(Duration.ofSeconds(2));
    }
}

package io.github.coherecamel.application.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WeatherTest {

    private static final Disruption RESET = new Disruption.Reset();
    private static final Disruption HANG = new Disruption.Hang();

    @Test
    void isTheSameAgainWithTheSameSeed() {
        assertThat(hundred(Weather.mixed(7, 0.5, List.of(RESET, HANG))))
                .isEqualTo(hundred(Weather.mixed(7, 0.5, List.of(RESET, HANG))))
                .isNotEqualTo(hundred(Weather.mixed(8, 0.5, List.of(RESET, HANG))));
    }

    @Test
    void disruptsAsManyCallsAsItIsTold() {
        var calls = Stream.generate(() -> Weather.mixed(1, 1, List.of(RESET)).next("GET /"))
                .limit(100);
        assertThat(calls).containsOnly(RESET);

        assertThat(hundred(Weather.mixed(1, 0.2, List.of(RESET))).stream().filter(RESET::equals))
                .hasSizeBetween(5, 40);
    }

    @Test
    void meetsOneCallOfAKindOnce() {
        var weather = Weather.fair().butOnce("PATCH", RESET);

        assertThat(Stream.of("GET /", "PATCH /", "PATCH /").map(weather::next))
                .containsExactly(new Disruption.None(), RESET, new Disruption.None());
    }

    private static List<Disruption> hundred(Weather weather) {
        return Stream.generate(() -> weather.next("GET /")).limit(100).toList();
    }
}

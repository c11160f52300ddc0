package io.github.coherecamel.application.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class VitalsTest {

    @Test
    void areThoseOfAProcess() throws Exception {
        var vitals = Vitals.of(ProcessHandle.current().pid());

        assertThat(vitals.heap()).isGreaterThan(1_000_000);
        assertThat(vitals.threads()).isPositive();
        assertThat(vitals.descriptors()).isPositive();
    }

    @Test
    void growIfTheyAreMoreAtTheEnd() {
        assertThat(growth(90, 10, 10, 10, 10, 20, 20, 20, 20)).isEqualTo(2);
        assertThat(growth(5, 10, 90, 10, 10, 10, 10, 10, 10)).isEqualTo(1);
    }

    private static double growth(long... threads) {
        var series = LongStream.of(threads)
                .mapToObj(count -> new Vitals(0, count, 0))
                .toList();
        return Vitals.growth(series, Vitals::threads);
    }
}

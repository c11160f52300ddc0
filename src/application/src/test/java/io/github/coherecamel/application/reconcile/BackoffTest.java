package io.github.coherecamel.application.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofMinutes(5);

    /** The longest that it may be. */
    private static final RandomGenerator NO_JITTER = new Random() {
        @Override
        public double nextDouble() {
            return 0;
        }
    };

    @Test
    void doublesUpToItsLimit() {
        var backoff = new Backoff(FIRST, MOST, NO_JITTER);

        assertThat(backoff.after(0)).isEqualTo(FIRST);
        assertThat(backoff.after(1)).isEqualTo(Duration.ofSeconds(2));
        assertThat(backoff.after(5)).isEqualTo(Duration.ofSeconds(32));
        assertThat(backoff.after(9)).isEqualTo(MOST);
        assertThat(backoff.after(Integer.MAX_VALUE)).isEqualTo(MOST);
        assertThat(backoff.after(9, Duration.ofSeconds(15))).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void isNotTheSameForAll() {
        var backoff = new Backoff(FIRST, MOST, new Random(4711));

        for (var i = 0; i < 1000; i++) {
            assertThat(backoff.after(3)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(8));
        }
        assertThat(backoff.after(3)).isNotEqualTo(backoff.after(3));
    }
}

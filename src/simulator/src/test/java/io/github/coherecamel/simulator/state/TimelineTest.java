package io.github.coherecamel.simulator.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private final Timeline course = Timeline.course(START, Duration.ofSeconds(100), "me", "queued", "working", "done");

    private String after(long seconds) {
        return course.at(START.plusSeconds(seconds)).status();
    }

    @Test
    void spendsATenthInTheQueueAndTheRestAtWork() {
        assertThat(after(-1)).isEqualTo("queued");
        assertThat(after(0)).isEqualTo("queued");
        assertThat(after(9)).isEqualTo("queued");
        assertThat(after(10)).isEqualTo("working");
        assertThat(after(99)).isEqualTo("working");
        assertThat(after(100)).isEqualTo("done");
        assertThat(after(1_000_000)).isEqualTo("done");
    }

    @Test
    void isDoneAtOnceIfItTakesNoTime() {
        var at = Timeline.course(START, Duration.ZERO, "me", "queued", "working", "done");

        assertThat(at.at(START).status()).isEqualTo("done");
        assertThat(at.until(START)).hasSize(3);
    }

    @Test
    void forgetsItsFutureWhenItTurns() {
        var turned = course.turning("failed", START.plusSeconds(50));

        assertThat(turned.entries()).extracting(Timeline.Entry::status).containsExactly("queued", "working", "failed");
        assertThat(turned.at(START.plusSeconds(200)).status()).isEqualTo("failed");
    }
}

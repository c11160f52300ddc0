package io.github.coherecamel.simulator;

import io.github.coherecamel.simulator.call.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** So many calls in each minute of the clock. */
final class RateLimit {
    private final Clock clock;
    private final int perMinute;
    private Instant minute = Instant.MIN;
    private int calls;

    RateLimit(Clock clock, int perMinute) {
        this.clock = clock;
        this.perMinute = perMinute;
    }

    synchronized void check() {
        var now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        if (!now.equals(minute)) {
            minute = now;
            calls = 0;
        }
        if (++calls > perMinute) {
            throw new Problem(
                    429, "You are using a Trial key, which is limited to " + perMinute + " API calls / minute.");
        }
    }

    synchronized void reset() {
        calls = 0;
    }
}

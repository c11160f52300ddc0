package io.github.coherecamel.application.reconcile;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait after a failure: twice as long after each, up to a limit, and never all at once. */
public record Backoff(Duration first, Duration most, RandomGenerator random) {

    private static final int DOUBLINGS = 30;

    /** @param failures in a row, the one that is waited for not counted */
    public Duration after(int failures) {
        return after(failures, most);
    }

    Duration after(int failures, Duration cap) {
        var millis = Math.min(first.toMillis() << Math.min(failures, DOUBLINGS), cap.toMillis());
        // Between half of it and all of it.
        return Duration.ofMillis(millis - (long) (random.nextDouble() * millis / 2));
    }
}

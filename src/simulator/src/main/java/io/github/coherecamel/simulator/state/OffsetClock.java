package io.github.coherecamel.simulator.state;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** Another clock, moved forward by as much as it was told to. */
public final class OffsetClock extends Clock {
    private static final Instant END = Instant.parse("9999-12-31T23:59:59Z");

    private final Clock clock;
    private volatile Duration offset = Duration.ZERO;

    public OffsetClock(Clock clock) {
        this.clock = clock;
    }

    /** Moves on. Fails, and stays where it is, if that is back or further than dates have four digits for a year. */
    public synchronized void advance(Duration step) {
        if (step.isNegative()) {
            throw new IllegalArgumentException("time goes forward only, not by " + step);
        }
        if (step.compareTo(Duration.between(instant(), END)) > 0) {
            throw new IllegalArgumentException("time ends with the year 9999: it cannot go forward by " + step);
        }
        offset = offset.plus(step);
    }

    public void reset() {
        offset = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        return clock.instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        var moved = new OffsetClock(clock.withZone(zone));
        moved.advance(offset);
        return moved;
    }
}

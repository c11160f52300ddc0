package io.github.coherecamel.simulator.state;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** Another clock, moved forward by as much as it was told to. */
public final class OffsetClock extends Clock {
    private final Clock clock;
    private volatile Duration offset = Duration.ZERO;

    public OffsetClock(Clock clock) {
        this.clock = clock;
    }

    public synchronized void advance(Duration step) {
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

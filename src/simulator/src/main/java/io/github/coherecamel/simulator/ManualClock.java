package io.github.coherecamel.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is moved. Clocks made from it by {@link #withZone} move with it. */
public final class ManualClock extends Clock {
    private final AtomicReference<Instant> time;
    private final ZoneId zone;

    public ManualClock(Instant start) {
        this(new AtomicReference<>(start), ZoneOffset.UTC);
    }

    private ManualClock(AtomicReference<Instant> time, ZoneId zone) {
        this.time = time;
        this.zone = zone;
    }

    /** Moves the clock forward, or back if the step is negative. */
    public void advance(Duration step) {
        time.updateAndGet(now -> now.plus(step));
    }

    public void set(Instant now) {
        time.set(now);
    }

    @Override
    public Instant instant() {
        return Objects.requireNonNull(time.get());
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new ManualClock(time, other);
    }
}

package io.github.coherecamel.application.wanted;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The database's time, without asking for it each time: as it was read last, which is once a second, and what has passed since. So all
 * nodes go by one clock, and that of a machine can be wrong.
 */
@Singleton
public final class DatabaseClock extends Clock {

    private record Reading(Instant time, long nanos) {}

    private final LongSupplier nanoTime;
    private volatile Reading last;

    @Inject
    DatabaseClock(Database database) {
        this(() -> database.inTransaction(Database.Transaction::now), System::nanoTime);
    }

    DatabaseClock(Supplier<Instant> read, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        var before = nanoTime.getAsLong();
        this.last = new Reading(read.get(), before);
    }

    /** Reads something that has the database's time in it. What passes until it is here has passed for the clock as well. */
    <T> T set(Supplier<T> read, Function<T, Instant> time) {
        var before = nanoTime.getAsLong();
        var value = read.get();
        last = new Reading(time.apply(value), before);
        return value;
    }

    @Override
    public Instant instant() {
        var reading = last;
        return reading.time().plus(Duration.ofNanos(nanoTime.getAsLong() - reading.nanos()));
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Only instants are asked for");
    }
}

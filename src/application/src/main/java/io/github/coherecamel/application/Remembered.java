package io.github.coherecamel.application;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is looked up at most so often, however many ask for it. If that fails, whoever asks next looks it up again. */
public final class Remembered<T> {

    private final Supplier<T> lookup;
    private final long freshNanos;
    private final LongSupplier nanoTime;
    private @Nullable T last;
    private long lastNanos;

    /** @param fresh for how long it is not looked up again */
    public Remembered(Supplier<T> lookup, Duration fresh, LongSupplier nanoTime) {
        this.lookup = lookup;
        this.freshNanos = fresh.toNanos();
        this.nanoTime = nanoTime;
    }

    public synchronized T get() {
        var known = last;
        if (known == null || nanoTime.getAsLong() - lastNanos > freshNanos) {
            known = lookup.get();
            last = known;
            lastNanos = nanoTime.getAsLong();
        }
        return known;
    }
}

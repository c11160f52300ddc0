package io.github.coherecamel.application.hold;

import io.github.coherecamel.application.ControllerConfig;
import io.github.coherecamel.application.wanted.Category;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether this process, of several, begins nothing by itself: its key or its URL may be wrong while those of the others are
 * right. Nothing is kept: a start finds it out anew.
 */
@Singleton
public final class OwnHold {

    /** What this process cannot work for. */
    public record Why(Category category, String reason) {}

    private final long probeNanos;
    private final LongSupplier nanoTime;
    private @Nullable Why why;
    private long probedAt;

    @Inject
    public OwnHold(ControllerConfig config) {
        this(config.hold().probeInterval(), System::nanoTime);
    }

    OwnHold(Duration probeInterval, LongSupplier nanoTime) {
        this.probeNanos = probeInterval.toNanos();
        this.nanoTime = nanoTime;
    }

    /** Whether it may be so for one process alone, and a cheap call finds out when it is over. */
    static boolean isFor(Category category) {
        return category == Category.CREDENTIALS || category == Category.RETIRED;
    }

    /** Begins, and returns true, unless it has begun already. */
    public synchronized boolean begin(Category category, String reason) {
        if (why != null) {
            return false;
        }
        why = new Why(category, reason);
        probedAt = nanoTime.getAsLong();
        return true;
    }

    /** Ends. Returns whether it had begun. */
    synchronized boolean end() {
        var had = why != null;
        why = null;
        return had;
    }

    /** Returns why nothing is begun here; null if it is. */
    public synchronized @Nullable Why why() {
        return why;
    }

    public boolean isHolding() {
        return why() != null;
    }

    /** Whether it is time to look if it is over. */
    public synchronized boolean takeProbe() {
        if (why == null || nanoTime.getAsLong() - probedAt < probeNanos) {
            return false;
        }
        probedAt = nanoTime.getAsLong();
        return true;
    }
}

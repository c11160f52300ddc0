package io.github.coherecamel.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The requests of a client that have no answer yet. Each may wait as long as any other, so the one whose clock started
 * first is the first to run out of time, and a single timer watches over all.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Nothing fails when time is up.
final class InFlight {

    private final long limitNanos;
    private final Set<Sending> withoutClock = new HashSet<>();
    private final Map<Sending, Long> deadlines = new LinkedHashMap<>();
    private @Nullable CompletableFuture<Void> timer;

    InFlight(Duration limit) {
        this.limitNanos = limit.toNanos();
    }

    /** Adds a request whose clock starts later. */
    synchronized void add(Sending sending) {
        withoutClock.add(sending);
    }

    /** Adds a request whose clock starts now. */
    synchronized void addWithClock(Sending sending) {
        deadlines.put(sending, System.nanoTime() + limitNanos);
        if (timer == null) {
            wakeIn(limitNanos);
        }
    }

    /** Starts the clock, unless it runs or the request has ended. */
    synchronized void startClock(Sending sending) {
        if (withoutClock.remove(sending)) {
            addWithClock(sending);
        }
    }

    synchronized void remove(Sending sending) {
        if (deadlines.remove(sending) == null) {
            withoutClock.remove(sending);
        }
    }

    /** Returns all, and wakes up no more for them. */
    synchronized List<Sending> end() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
        var all = new ArrayList<>(withoutClock);
        all.addAll(deadlines.keySet());
        return all;
    }

    private void wakeIn(long nanos) {
        timer = new CompletableFuture<Void>().completeOnTimeout(null, nanos, TimeUnit.NANOSECONDS);
        timer.thenRun(() -> late().forEach(sending -> sending.completeExceptionally(new TimeoutException())));
    }

    private synchronized List<Sending> late() {
        timer = null;
        var late = new ArrayList<Sending>();
        for (var waiting : deadlines.entrySet()) {
            var left = waiting.getValue() - System.nanoTime();
            if (left > 0) {
                wakeIn(left);
                break;
            }
            late.add(waiting.getKey());
        }
        return late;
    }
}

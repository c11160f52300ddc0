package io.github.coherecamel.application.wanted;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * Tells whoever waits that events are closed. One look at the database serves all who wait: after a commit of this process
 * that may have closed some, and now and then for those that other processes close. If nobody waits, nobody looks.
 */
@Singleton
public final class Closings {

    private static final long POLL_MILLIS = 500;

    private final Lookup lookup;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(look -> {
        var daemon = new Thread(look, "closings");
        daemon.setDaemon(true);
        return daemon;
    });
    private final Set<Waiter> waiters = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean looksSoon = new AtomicBoolean();
    private volatile boolean stopped;

    /** Somebody who waits, and the events that are open as far as is known. */
    private static final class Waiter {

        private final Set<Long> open;
        private final CompletableFuture<Void> closed = new CompletableFuture<>();

        Waiter(Collection<Long> seqs) {
            open = ConcurrentHashMap.newKeySet();
            open.addAll(seqs);
        }

        void tell(Set<Long> closedSeqs) {
            open.removeAll(closedSeqs);
            if (open.isEmpty()) {
                closed.complete(null);
            }
        }
    }

    Closings(Lookup lookup) {
        this.lookup = lookup;
        thread.scheduleWithFixedDelay(this::look, POLL_MILLIS, POLL_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Returns what completes when all of the events are closed, or when the time is over. It never fails. */
    public CompletableFuture<Void> await(Collection<Long> seqs, Duration longest) {
        var waiter = new Waiter(seqs);
        waiters.add(waiter);
        if (stopped) {
            waiter.closed.complete(null);
        }
        // They may have been closed before this was known.
        wake();
        return waiter.closed
                .completeOnTimeout(null, longest.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((done, failure) -> waiters.remove(waiter));
    }

    /** To be called after a commit that may have closed events. */
    public void wake() {
        if (!waiters.isEmpty() && !stopped && !looksSoon.getAndSet(true)) {
            thread.execute(this::look);
        }
    }

    private void look() {
        looksSoon.set(false);
        var open = waiters.stream().flatMap(waiter -> waiter.open.stream()).collect(Collectors.toSet());
        try {
            var closed = lookup.events(open).stream()
                    .filter(event -> event.outcome() != null)
                    .map(StoredEvent::seq)
                    .collect(Collectors.toSet());
            waiters.forEach(waiter -> waiter.tell(closed));
        } catch (RuntimeException e) {
            // A look that fails must not be the last one. The next look may find the database again. Until then all
            // wait, as long as they wanted to.
        }
    }

    /** Lets all go who wait, and whoever still comes. */
    public void stop() {
        stopped = true;
        waiters.forEach(waiter -> waiter.closed.complete(null));
    }

    @PreDestroy
    void end() {
        stop();
        // Nobody is interrupted, since H2 closes its file under an interrupted thread.
        thread.shutdown();
    }
}

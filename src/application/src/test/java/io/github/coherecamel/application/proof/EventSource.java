package io.github.coherecamel.application.proof;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Senders that carry out a plan, several at once. Each sends a delivery until it is acknowledged. */
final class EventSource {

    private static final long BEFORE_THE_NEXT_TRY = TimeUnit.MILLISECONDS.toNanos(50);

    private final List<PlannedEvent> deliveries;
    private final List<Door> doors;
    private final Ledger ledger;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger delivered = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile long between;
    private volatile long begin;
    private final List<CompletableFuture<Void>> senders = new ArrayList<>();

    /** Each delivery goes through one of the doors, by chance. */
    EventSource(EventPlan plan, List<Door> doors, Ledger ledger) {
        this.deliveries = plan.deliveries();
        this.doors = List.copyOf(doors);
        this.ledger = ledger;
    }

    EventSource start(long seed, int count) {
        return start(seed, count, Duration.ZERO);
    }

    /** Starts so many senders. Spread evenly, what they send takes at least so long. */
    EventSource start(long seed, int count, Duration over) {
        between = over.toNanos() / deliveries.size();
        begin = System.nanoTime();
        for (var i = 0; i < count; i++) {
            var random = new Random(seed + i);
            var end = new CompletableFuture<Void>();
            senders.add(end);
            Threads.start("sender " + i, () -> send(random, end));
        }
        return this;
    }

    /** How many tries have not been acknowledged so far. */
    int refused() {
        return refused.get();
    }

    /** How many deliveries have been acknowledged so far. */
    int delivered() {
        return delivered.get();
    }

    /** Returns when everything has been acknowledged. */
    void awaitEnd(Duration limit) throws InterruptedException, ExecutionException, TimeoutException {
        CompletableFuture.allOf(senders.toArray(CompletableFuture[]::new)).get(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether a sender has met something that trying again would not help. */
    boolean hasFailed() {
        return senders.stream().anyMatch(CompletableFuture::isCompletedExceptionally);
    }

    private void send(Random random, CompletableFuture<Void> end) {
        try {
            for (var i = next.getAndIncrement(); i < deliveries.size(); i = next.getAndIncrement()) {
                LockSupport.parkNanos(begin + i * between - System.nanoTime());
                deliver(deliveries.get(i), doors.get(random.nextInt(doors.size())));
                delivered.incrementAndGet();
            }
            end.complete(null);
        } catch (InterruptedException | RuntimeException e) {
            end.completeExceptionally(e);
        }
    }

    private void deliver(PlannedEvent event, Door door) throws InterruptedException {
        ledger.sending(event);
        while (!door.deliver(event)) {
            refused.incrementAndGet();
            LockSupport.parkNanos(BEFORE_THE_NEXT_TRY);
        }
        ledger.acknowledged(event);
    }
}

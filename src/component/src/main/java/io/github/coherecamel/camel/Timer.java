package io.github.coherecamel.camel;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Time for those who wait without a thread: any number of waits share one. */
@SuppressWarnings({"FutureReturnValueIgnored", "CollectionUndefinedEquality"}) // Futures are told apart by identity.
public final class Timer implements AutoCloseable {

    private final ScheduledExecutorService scheduler;
    private final Set<CompletableFuture<Void>> pending = ConcurrentHashMap.newKeySet();

    public Timer(ScheduledExecutorService scheduler) {
        this.scheduler = scheduler;
    }

    /** Returns a future that completes after a delay, or is cancelled when this closes. */
    CompletableFuture<Void> after(Duration delay) {
        var future = new CompletableFuture<Void>();
        pending.add(future);
        future.whenComplete((done, failure) -> pending.remove(future));
        try {
            var task = scheduler.schedule(() -> future.complete(null), delay.toNanos(), TimeUnit.NANOSECONDS);
            future.whenComplete((done, failure) -> task.cancel(false));
        } catch (RejectedExecutionException e) {
            future.completeExceptionally(new CancellationException());
        }
        if (scheduler.isShutdown()) {
            // Camel's schedulers may drop a task instead of rejecting it.
            future.completeExceptionally(new CancellationException());
        }
        return future;
    }

    /** Runs a task after a delay, unless it is cancelled or this closes before. */
    public Future<?> schedule(Duration delay, Runnable task) {
        try {
            return scheduler.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(null);
        }
    }

    int size() {
        return pending.size();
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
        pending.forEach(future -> future.completeExceptionally(new CancellationException()));
    }
}

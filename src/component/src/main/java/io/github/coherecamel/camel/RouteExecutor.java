package io.github.coherecamel.camel;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs what is left of a route after an answer, on a pool and never on the thread that brings the answer. A pool of any
 * size can be full of routes that wait for each other, so what has waited too long gets threads beyond the pool.
 */
@SuppressWarnings("FutureReturnValueIgnored") // A look does not fail.
final class RouteExecutor implements Executor, AutoCloseable {

    /** Longer than a thread that can run is kept waiting by others, shorter than anybody notices. */
    static final long LOOK_MILLIS = 20;

    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean watched = new AtomicBoolean();
    private final Executor pool;
    private final ScheduledExecutorService scheduler;
    private final Executor furtherThreads;
    private volatile boolean closed;

    /**
     * @param pool may reject what it has no room for
     * @param furtherThreads starts a thread for whatever it is given
     */
    RouteExecutor(Executor pool, ScheduledExecutorService scheduler, Executor furtherThreads) {
        this.pool = pool;
        this.scheduler = scheduler;
        this.furtherThreads = furtherThreads;
    }

    @Override
    public void execute(Runnable task) {
        waiting.add(task);
        if (closed) {
            runAllApart();
            return;
        }
        try {
            pool.execute(this::runAll);
        } catch (RejectedExecutionException full) {
            // Whoever is done with a task takes the next.
        }
        if (watched.compareAndSet(false, true)) {
            new Watch().goOn();
        }
    }

    /** From now on the pool is not used, so it can be shut down. What comes late runs all the same. */
    @Override
    public void close() {
        closed = true;
        runAllApart();
    }

    private void runAll() {
        for (var task = waiting.poll(); task != null; task = waiting.poll()) {
            task.run();
        }
    }

    private void runAllApart() {
        for (var task = waiting.poll(); task != null; task = waiting.poll()) {
            furtherThreads.execute(task);
        }
    }

    /** Looks from time to time, as long as something waits, whether it is still the same. */
    private final class Watch implements Runnable {

        private Object firstBefore = this;
        private int more = 1;

        void goOn() {
            try {
                scheduler.schedule(this, LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                runAllApart();
            }
        }

        @Override
        public void run() {
            var first = waiting.peek();
            if (first == null) {
                watched.set(false);
                // A task that came in between found itself watched.
                if (waiting.isEmpty() || !watched.compareAndSet(false, true)) {
                    return;
                }
            } else if (first == firstBefore) {
                addThreads();
            }
            firstBefore = first == null ? this : first;
            goOn();
        }

        /** Twice as many each time, so that a crowd is not helped one by one. */
        private void addThreads() {
            more = Math.min(2 * more, waiting.size());
            try {
                for (var added = 0; added < more; added++) {
                    furtherThreads.execute(RouteExecutor.this::runAll);
                }
            } catch (OutOfMemoryError e) {
                // No more threads can be had now. The next look tries again.
            }
        }
    }
}

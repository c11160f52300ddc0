package io.github.coherecamel.camel;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs what is left of a route after an answer, on a pool and never on the thread that brings the answer. What waits is
 * kept here and not in the pool: if nothing ends, it gets threads of the pool up to the most that the pool may have.
 * Routes that wait for each other can fill a pool of any size; if nothing at all has ended for a second, there are threads
 * beyond it. Whatever is handed over runs, even if no thread can be made at the moment.
 */
@SuppressWarnings("FutureReturnValueIgnored") // A look does not fail.
final class RouteExecutor implements Executor, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RouteExecutor.class);

    static final long LOOK_MILLIS = 10;

    /**
     * After so many looks at which nothing had ended, what waits gets threads. One is not enough, since it may come right
     * after a pause of the JVM; two are longer than a thread that can run is kept waiting by others.
     */
    private static final int SLOW_LOOKS = 2;

    /** After so many, what is slow is taken for stuck. */
    static final int STUCK_LOOKS = 100;

    /** Added at once to what is stuck, or the smallest pools would take minutes to get out of it. */
    private static final int FEWEST_FURTHER = 16;

    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean watched = new AtomicBoolean();
    private final AtomicInteger threads = new AtomicInteger();

    /** Whether a thread of the pool was asked for that has not taken anything yet. */
    private final AtomicBoolean coming = new AtomicBoolean();

    private final AtomicLong ended = new AtomicLong();
    private final Executor pool;
    private final int fewest;
    private final int most;
    private final ScheduledExecutorService scheduler;
    private final Executor furtherThreads;

    /** How many threads what waits may have, by now. */
    private volatile int allowed;

    private volatile boolean closed;

    /**
     * @param pool rejects what it has no thread for
     * @param fewest threads that are used without a look at whether something waits
     * @param most threads, as long as something ends now and then
     * @param furtherThreads starts a thread for whatever it is given
     */
    RouteExecutor(Executor pool, int fewest, int most, ScheduledExecutorService scheduler, Executor furtherThreads) {
        this.pool = pool;
        this.fewest = fewest;
        this.most = most;
        this.scheduler = scheduler;
        this.furtherThreads = furtherThreads;
        this.allowed = fewest;
    }

    @Override
    public void execute(Runnable task) {
        waiting.add(task);
        if (closed) {
            runApart();
            return;
        }
        goOn();
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

    /** One thread comes at a time, and asks for the next if more waits. So few are woken, or made, for nothing. */
    private void goOn() {
        if (!closed && !waiting.isEmpty() && threads.get() < allowed && coming.compareAndSet(false, true)) {
            startInPool();
        }
    }

    /** If the pool has no thread, whoever is done with a task takes the next. If nobody is there, a look tries again. */
    private void startInPool() {
        try {
            start(pool);
        } catch (Throwable full) {
            coming.set(false);
        }
    }

    private void start(Executor executor) {
        threads.incrementAndGet();
        try {
            executor.execute(this::runAll);
        } catch (Throwable e) {
            threads.decrementAndGet();
            throw e;
        }
    }

    private void runAll() {
        try {
            var task = waiting.poll();
            coming.set(false);
            goOn();
            for (; task != null; task = waiting.poll()) {
                try {
                    task.run();
                } finally {
                    ended.incrementAndGet();
                }
            }
        } finally {
            threads.decrementAndGet();
            // Who handed over a task meanwhile may have counted on this thread.
            goOn();
        }
    }

    private void runAllApart() {
        for (var left = waiting.size(); left > 0; left--) {
            runApart();
        }
    }

    /** If no thread can be had any more, then on this one. */
    private void runApart() {
        try {
            start(furtherThreads);
        } catch (Throwable noThread) {
            threads.incrementAndGet();
            runAll();
        }
    }

    /** Looks from time to time, as long as something waits, whether anything ends. */
    private final class Watch implements Runnable {

        private long endedBefore = ended.get();
        private int quietLooks;

        void goOn() {
            try {
                scheduler.schedule(this, LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (Throwable noTimer) {
                watched.set(false);
                runAllApart();
            }
        }

        @Override
        public void run() {
            if (waiting.isEmpty()) {
                allowed = fewest;
                watched.set(false);
                // A task that came in between found itself watched.
                if (waiting.isEmpty() || !watched.compareAndSet(false, true)) {
                    return;
                }
            }
            look();
            goOn();
        }

        private void look() {
            var endedNow = ended.get();
            quietLooks = endedNow == endedBefore ? quietLooks + 1 : 0;
            endedBefore = endedNow;
            if (quietLooks >= STUCK_LOOKS) {
                quietLooks = 0;
                addFurtherThreads();
            } else if (quietLooks >= SLOW_LOOKS) {
                addThreads();
            }
        }

        /** As many again, until something ends: a machine that is merely busy is not to get the most at once. */
        private void addThreads() {
            var now = threads.get();
            allowed = Math.max(fewest, Math.min(most, now + Math.min(now, waiting.size())));
            for (var added = allowed - threads.get(); added > 0; added--) {
                startInPool();
            }
        }

        private void addFurtherThreads() {
            var added = Math.min(waiting.size(), Math.max(most, FEWEST_FURTHER));
            LOG.warn(
                    "No route has gone on for {} ms after an answer: all {} threads are blocked, and {} exchanges "
                            + "wait. {} further threads are started. If steps after a cohere endpoint are slow, raise "
                            + "max-pool-size of thread pool profile {}.",
                    STUCK_LOOKS * LOOK_MILLIS,
                    threads.get(),
                    waiting.size(),
                    added,
                    PoolProfiles.ROUTES);
            try {
                for (; added > 0; added--) {
                    start(furtherThreads);
                }
            } catch (Throwable noThread) {
                LOG.warn(
                        "No thread could be started to go on with a route after an answer; tried again soon.",
                        noThread);
            }
        }
    }
}

package io.github.coherecamel.camel;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Where routes go on after an answer: not on a thread that serves sockets, which a route could block for everybody. One
 * thread does it as long as it keeps up, since to wake another costs more than most routes have left to do. When a step
 * blocks, or much is to be done, the others join within {@link #LOOK_MILLIS}.
 */
@SuppressWarnings("FutureReturnValueIgnored") // A look does not fail.
final class Workers implements Executor, AutoCloseable {

    /** Enough to hand exchanges on; a route that does heavy work brings its own threads. */
    static final int MOST = 4;

    private static final long LOOK_MILLIS = 10;

    /** The others leave when one thread would have done for a second. */
    private static final int CALM_LOOKS = 100;

    private final ExecutorService threads;
    private final ScheduledExecutorService scheduler;
    private final AtomicBoolean watched = new AtomicBoolean();

    /**
     * @param threads one thread with an endless queue that rejects when it stops; what is no pool, such as virtual
     *     threads, takes care of itself
     */
    Workers(ExecutorService threads, ScheduledExecutorService scheduler) {
        this.threads = threads;
        this.scheduler = scheduler;
    }

    @Override
    public void execute(Runnable task) {
        try {
            threads.execute(task);
        } catch (RejectedExecutionException e) {
            // The context is stopping; an exchange must end all the same.
            task.run();
            return;
        }
        if (!watched.get() && threads instanceof ThreadPoolExecutor pool && watched.compareAndSet(false, true)) {
            new Watch(pool).goOn();
        }
    }

    /** What is left to do is done without being looked at. The threads end with their own pool. */
    @Override
    public void close() {
        if (threads instanceof ThreadPoolExecutor pool) {
            grow(pool);
        }
    }

    private static void grow(ThreadPoolExecutor pool) {
        pool.setMaximumPoolSize(MOST);
        pool.setCorePoolSize(MOST);
    }

    private static void shrink(ThreadPoolExecutor pool) {
        pool.setCorePoolSize(1);
        pool.setMaximumPoolSize(1);
    }

    /** Looks at the pool from time to time, until there is nothing to do. */
    private final class Watch implements Runnable {

        private final ThreadPoolExecutor pool;
        private long done;
        private int calm;

        Watch(ThreadPoolExecutor pool) {
            this.pool = pool;
            this.done = pool.getCompletedTaskCount();
        }

        void goOn() {
            try {
                scheduler.schedule(this, LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                grow(pool);
            }
        }

        @Override
        public void run() {
            var doneBefore = done;
            done = pool.getCompletedTaskCount();
            if (pool.getQueue().size() > done - doneBefore) {
                // At this pace the last of them would wait longer than one look.
                grow(pool);
                calm = 0;
            }
            calm = pool.getActiveCount() > 1 ? 0 : calm + 1;
            if (calm == CALM_LOOKS && !scheduler.isShutdown()) {
                shrink(pool);
            }
            if (isIdle() && done == doneBefore) {
                watched.set(false);
                // A task that came in between found itself watched.
                if (isIdle() || !watched.compareAndSet(false, true)) {
                    return;
                }
            }
            goOn();
        }

        private boolean isIdle() {
            return pool.getQueue().isEmpty() && pool.getActiveCount() == 0 && pool.getPoolSize() <= 1;
        }
    }
}

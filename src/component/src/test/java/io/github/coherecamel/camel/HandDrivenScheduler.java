package io.github.coherecamel.camel;

import java.time.Duration;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.DefaultThreadPoolFactory;

/** Time that passes when a test says so: what is scheduled runs on the thread that moves time on, in order. */
public final class HandDrivenScheduler extends AbstractExecutorService implements ScheduledExecutorService {
    private final PriorityQueue<Task<?>> tasks = new PriorityQueue<>();
    private long now;
    private long scheduled;
    private boolean isShutdown;

    /** Lets the component keep this time in a Camel context; nothing of the component is started there yet. */
    public static HandDrivenScheduler in(CamelContext context) {
        var scheduler = new HandDrivenScheduler();
        ((DefaultCamelContext) context)
                .getExecutorServiceManager()
                .setThreadPoolFactory(new DefaultThreadPoolFactory() {
                    @Override
                    public ScheduledExecutorService newScheduledThreadPool(
                            ThreadPoolProfile profile, java.util.concurrent.ThreadFactory threads) {
                        return "CohereTimer".equals(profile.getId())
                                ? scheduler
                                : super.newScheduledThreadPool(profile, threads);
                    }
                });
        return scheduler;
    }

    /** Moves time on and runs whatever is due by then, also what is scheduled meanwhile. */
    public void advance(Duration time) {
        var until = now() + time.toNanos();
        for (var task = nextUntil(until); task != null; task = nextUntil(until)) {
            task.run();
        }
    }

    /** Returns how much is scheduled and not cancelled. */
    public synchronized int size() {
        return tasks.size();
    }

    /** Returns how long from now each task is due, the next first. */
    public synchronized List<Duration> due() {
        return tasks.stream()
                .sorted()
                .map(task -> Duration.ofNanos(task.due - now))
                .toList();
    }

    private synchronized long now() {
        return now;
    }

    private synchronized Task<?> nextUntil(long until) {
        if (tasks.isEmpty() || tasks.element().due > until) {
            now = until;
            return null;
        }
        now = Math.max(now, tasks.element().due);
        return tasks.remove();
    }

    @Override
    public synchronized <V> ScheduledFuture<V> schedule(Callable<V> work, long delay, TimeUnit unit) {
        if (isShutdown) {
            throw new RejectedExecutionException("shut down");
        }
        var task = new Task<>(work, now + unit.toNanos(delay), scheduled++);
        tasks.add(task);
        return task;
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
        return schedule(
                () -> {
                    work.run();
                    return null;
                },
                delay,
                unit);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable work, long initialDelay, long period, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    /** Looks at connections from time to time are no business of a test that moves time, so they are never due. */
    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable work, long initialDelay, long delay, TimeUnit unit) {
        return new Task<>(Executors.callable(work), Long.MAX_VALUE, 0);
    }

    @Override
    public void execute(Runnable command) {
        schedule(command, 0, TimeUnit.NANOSECONDS);
    }

    @Override
    public synchronized void shutdown() {
        isShutdown = true;
    }

    @Override
    public synchronized List<Runnable> shutdownNow() {
        isShutdown = true;
        var left = List.<Runnable>copyOf(tasks);
        tasks.clear();
        return left;
    }

    @Override
    public synchronized boolean isShutdown() {
        return isShutdown;
    }

    @Override
    public boolean isTerminated() {
        return isShutdown();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return isShutdown();
    }

    private final class Task<V> extends FutureTask<V> implements ScheduledFuture<V> {
        private final long due;
        private final long number;

        Task(Callable<V> work, long due, long number) {
            super(work);
            this.due = due;
            this.number = number;
        }

        @Override
        public boolean cancel(boolean interrupt) {
            synchronized (HandDrivenScheduler.this) {
                tasks.remove(this);
            }
            return super.cancel(interrupt);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(due - now(), TimeUnit.NANOSECONDS);
        }

        @Override
        @SuppressWarnings("ComparesTo")
        public int compareTo(Delayed other) {
            var task = (Task<?>) other;
            return due == task.due ? Long.compare(number, task.number) : Long.compare(due, task.due);
        }
    }
}

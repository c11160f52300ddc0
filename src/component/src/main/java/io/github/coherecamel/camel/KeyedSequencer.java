package io.github.coherecamel.camel;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs tasks that have the same key one at a time, in order of arrival. A task that waits is an object, not a thread. */
@SuppressWarnings("FutureReturnValueIgnored") // What fails ends the future that is returned.
public final class KeyedSequencer {

    /** For each key that a task runs for: those that wait. */
    private final Map<Object, Set<Task<?>>> waiting = new HashMap<>();

    /**
     * Returns what the work returns, which begins when every earlier task with the key has ended, well or not. Whoever
     * cancels the returned future, or completes it exceptionally, ends the task: work that has not begun never does, and the next goes
     * ahead.
     */
    public <T> CompletableFuture<T> run(Object key, Supplier<CompletableFuture<T>> work) {
        var task = new Task<>(key, work);
        if (isFirst(task)) {
            begin(task);
        }
        return task;
    }

    private synchronized boolean isFirst(Task<?> task) {
        if (waiting.putIfAbsent(task.key, Set.of()) == null) {
            return true;
        }
        // Hardly any task waits for another.
        waiting.computeIfPresent(task.key, (key, others) -> others.isEmpty() ? new LinkedHashSet<>() : others)
                .add(task);
        return false;
    }

    private synchronized @Nullable Task<?> after(Task<?> ended) {
        var others = waiting.getOrDefault(ended.key, Set.of());
        if (others.isEmpty()) {
            waiting.remove(ended.key);
            return null;
        }
        var next = others.iterator();
        var task = next.next();
        next.remove();
        return task;
    }

    private synchronized void forget(Task<?> task) {
        var others = waiting.getOrDefault(task.key, Set.of());
        if (!others.isEmpty()) {
            others.remove(task);
        }
    }

    /** Returns how many keys tasks run for. */
    synchronized int keys() {
        return waiting.size();
    }

    /** Goes on by a loop with tasks that end at once: each would otherwise begin the next within itself. */
    private void begin(Task<?> first) {
        for (Task<?> task = first; task != null && task.beginsAndEnds(); ) {
            task = after(task);
        }
    }

    private final class Task<T> extends CompletableFuture<T> {

        private final Object key;
        private final Supplier<CompletableFuture<T>> work;

        private final AtomicBoolean ended = new AtomicBoolean();

        /** Whether it has ended, or has begun and goes on: whichever comes second sees to the next task. */
        private final AtomicBoolean begunOrEnded = new AtomicBoolean();

        Task(Object key, Supplier<CompletableFuture<T>> work) {
            this.key = key;
            this.work = work;
        }

        boolean beginsAndEnds() {
            if (!ended.get()) {
                try {
                    work.get().whenComplete((value, failure) -> {
                        if (failure == null) {
                            complete(value);
                        } else {
                            completeExceptionally(failure);
                        }
                    });
                } catch (Throwable e) {
                    // An error as well: nothing else would ever end the task, and all that come after it would wait.
                    completeExceptionally(e);
                }
            }
            return begunOrEnded.getAndSet(true);
        }

        @Override
        public boolean complete(T value) {
            end();
            return super.complete(value);
        }

        @Override
        public boolean completeExceptionally(Throwable failure) {
            end();
            return super.completeExceptionally(failure);
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            end();
            return super.cancel(mayInterruptIfRunning);
        }

        /** Before those who wait for the result see it: they may run more tasks with the key, and wait for these. */
        private void end() {
            if (ended.getAndSet(true)) {
                return;
            }
            forget(this);
            if (begunOrEnded.getAndSet(true)) {
                var next = after(this);
                if (next != null) {
                    begin(next);
                }
            }
        }
    }
}

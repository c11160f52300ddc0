package io.github.coherecamel.camel;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets work on the same thing go ahead one at a time, in order of arrival. Whoever waits is an object, not a thread. */
@SuppressWarnings("FutureReturnValueIgnored") // What fails is told by the future that is returned.
public final class Turns {

    private static final ThreadLocal<@Nullable Queue<Runnable>> TASKS = new ThreadLocal<>();

    private final ConcurrentMap<Object, CompletableFuture<?>> last = new ConcurrentHashMap<>();

    /** Returns what the work returns, which begins when all earlier work on the same thing has ended, well or not. */
    public <T> CompletableFuture<T> take(Object thing, Supplier<CompletableFuture<T>> work) {
        var turn = new CompletableFuture<T>();
        var before = last.put(thing, turn);
        if (before == null) {
            begin(thing, work, turn);
        } else {
            before.whenCompleteAsync((done, failure) -> begin(thing, work, turn), Turns::afterThis);
        }
        return turn;
    }

    /** Returns how many things somebody works on or waits for. */
    int things() {
        return last.size();
    }

    /**
     * Runs a task, but if this thread is running one already, then only after that: work that ends at once would
     * otherwise call the next within itself, until the stack is full.
     */
    private static void afterThis(Runnable task) {
        var waiting = TASKS.get();
        if (waiting != null) {
            waiting.add(task);
            return;
        }
        var tasks = new ArrayDeque<Runnable>();
        TASKS.set(tasks);
        try {
            for (var next = task; next != null; next = tasks.poll()) {
                next.run();
            }
        } finally {
            TASKS.remove();
        }
    }

    private <T> void begin(Object thing, Supplier<CompletableFuture<T>> work, CompletableFuture<T> turn) {
        try {
            work.get().whenComplete((value, failure) -> end(thing, turn, value, failure));
        } catch (RuntimeException e) {
            end(thing, turn, null, e);
        }
    }

    private <T> void end(Object thing, CompletableFuture<T> turn, @Nullable T value, @Nullable Throwable failure) {
        last.remove(thing, turn);
        if (failure == null) {
            turn.complete(value);
        } else {
            turn.completeExceptionally(failure);
        }
    }
}

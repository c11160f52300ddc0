package io.github.coherecamel.camel;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/** Lets work on the same thing go ahead one at a time, in order of arrival. Whoever waits is an object, not a thread. */
public final class Turns {

    private final ConcurrentMap<Object, CompletableFuture<?>> last = new ConcurrentHashMap<>();

    /** Returns what the work returns, which begins when all earlier work on the same thing has ended, well or not. */
    public <T> CompletableFuture<T> take(Object thing, Supplier<CompletableFuture<T>> work) {
        var turn = new CompletableFuture<T>();
        var before = last.put(thing, turn);
        turn.whenComplete((done, failure) -> last.remove(thing, turn));
        if (before == null) {
            begin(work, turn);
        } else {
            before.whenComplete((done, failure) -> begin(work, turn));
        }
        return turn;
    }

    private static <T> void begin(Supplier<CompletableFuture<T>> work, CompletableFuture<T> turn) {
        try {
            work.get().whenComplete((value, failure) -> {
                if (failure == null) {
                    turn.complete(value);
                } else {
                    turn.completeExceptionally(failure);
                }
            });
        } catch (RuntimeException e) {
            turn.completeExceptionally(e);
        }
    }
}

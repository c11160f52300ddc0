package io.github.coherecamel.benchmarks.server;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What a server was asked for, and when by {@link System#nanoTime()}. What is waited for must not have come yet. */
public final class Calls {

    private final AtomicLong patches = new AtomicLong();
    private final AtomicLong pages = new AtomicLong();
    private final Map<Object, CompletableFuture<Long>> awaited = new ConcurrentHashMap<>();

    /** Returns how many models were written. */
    public long patches() {
        return patches.get();
    }

    /** Returns how many pages of models were listed. */
    public long pages() {
        return pages.get();
    }

    /** Returns when a model is given that dataset. */
    public CompletableFuture<Long> patchTo(String dataset) {
        return await("dataset " + dataset);
    }

    /** Returns when the model is read next. */
    public CompletableFuture<Long> read(String model) {
        return await("model " + model);
    }

    /** Returns when so many models were written, counted from the start of the server. */
    public CompletableFuture<Long> patch(long number) {
        return await(number);
    }

    private CompletableFuture<Long> await(Object what) {
        return awaited.computeIfAbsent(what, key -> new CompletableFuture<>());
    }

    void patched(String dataset) {
        came(patches.incrementAndGet());
        came("dataset " + dataset);
    }

    void wasRead(String model) {
        came("model " + model);
    }

    void listed() {
        pages.incrementAndGet();
    }

    private void came(Object what) {
        var waiting = awaited.remove(what);
        if (waiting != null) {
            waiting.complete(System.nanoTime());
        }
    }
}

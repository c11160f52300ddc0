package io.github.coherecamel.api;

import java.util.concurrent.CompletableFuture;

/** A future whose cancellation goes up to what it depends on: whoever gives up a result gives up the request for it. */
public final class CancellableFuture<T> extends CompletableFuture<T> {

    private final CompletableFuture<?> source;

    /** Depends on nothing. */
    public CancellableFuture() {
        this(CompletableFuture.completedFuture(null));
    }

    CancellableFuture(CompletableFuture<?> source) {
        this.source = source;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        var cancelled = super.cancel(mayInterruptIfRunning);
        if (cancelled) {
            source.cancel(mayInterruptIfRunning);
        }
        return cancelled;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CancellableFuture<>(this);
    }
}

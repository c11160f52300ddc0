package io.github.coherecamel.camel;

import io.github.coherecamel.api.Causes;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.Processor;
import org.apache.camel.support.ScheduledBatchPollingConsumer;
import org.jspecify.annotations.Nullable;

/** Polls with a session that it holds while it runs, and gives up what a poll waits for when it is suspended or stopped. */
abstract class SessionConsumer extends ScheduledBatchPollingConsumer {

    private final CohereEndpoint endpoint;
    private volatile CompletableFuture<?> answer = CompletableFuture.completedFuture(null);
    private volatile CohereClients.@Nullable Lease lease;

    SessionConsumer(CohereEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    /** Returns how many exchanges it made that have not failed yet. */
    abstract int poll(Session session) throws Exception;

    @Override
    protected void doStart() throws Exception {
        lease = endpoint.lease();
        try {
            super.doStart();
        } catch (Exception e) {
            // Camel does not stop what has failed to start.
            release();
            throw e;
        }
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        answer.cancel(false);
        release();
    }

    private void release() {
        var held = lease;
        lease = null;
        if (held != null) {
            held.close();
        }
    }

    /** Camel suspends a consumer before it waits for its poll, which an API that does not answer would draw out. */
    @Override
    protected void doSuspend() throws Exception {
        super.doSuspend();
        answer.cancel(false);
    }

    @Override
    protected final int poll() throws Exception {
        shutdownRunningTask = null;
        pendingExchanges = 0;
        var held = lease;
        var session = held == null ? null : held.use();
        if (held == null || session == null) {
            return 0;
        }
        try (held) {
            return poll(session);
        } catch (CancellationException e) {
            return 0;
        }
    }

    /** A poll has a thread of Camel's to itself, so it may wait, but not for ever. */
    final <V> V get(CompletableFuture<V> future) throws Exception {
        answer = future;
        if (isSuspendingOrSuspended() || isStoppingOrStopped()) {
            future.cancel(false);
        }
        try {
            return future.get(AllPages.LONGEST.toMinutes() + 1, TimeUnit.MINUTES);
        } catch (ExecutionException e) {
            throw Causes.of(e) instanceof Exception cause ? cause : e;
        } catch (TimeoutException e) {
            future.cancel(false);
            throw e;
        }
    }
}

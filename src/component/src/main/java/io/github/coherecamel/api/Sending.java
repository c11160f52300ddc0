package io.github.coherecamel.api;

import java.io.UncheckedIOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.jspecify.annotations.Nullable;

/**
 * A request on its way, and what comes of it. It is sent once, but if the server has closed the connection that it was to
 * go by, as servers do with idle ones, then by another: not a byte of it was written until then. A failure is a
 * {@link NotSentException} if none ever was.
 */
final class Sending extends CompletableFuture<Answer> implements FutureCallback<Answer> {

    /** A server that closes every connection at once must not be asked for ever. */
    private static final int MOST_STALE_CONNECTIONS = 5;

    private final CloseableHttpAsyncClient client;
    private final HttpHost host;
    private final int maxResponseSize;
    private final InFlight inFlight;
    private @Nullable Supplier<AsyncRequestProducer> producers;
    private volatile Progress progress = new Progress();
    private volatile @Nullable Future<?> running;
    private int staleConnections;

    /** @param inFlight where this is no longer when it has ended */
    Sending(CloseableHttpAsyncClient client, HttpHost host, int maxResponseSize, InFlight inFlight) {
        this.client = client;
        this.host = host;
        this.maxResponseSize = maxResponseSize;
        this.inFlight = inFlight;
    }

    /** @param again makes the request anew for another connection */
    void begin(AsyncRequestProducer first, Supplier<AsyncRequestProducer> again) {
        producers = again;
        send(first);
    }

    private void send(AsyncRequestProducer producer) {
        running = client.execute(host, producer, new AnswerConsumer(maxResponseSize), null, progress, this);
        if (isCompletedExceptionally()) {
            freeConnection();
        }
    }

    @Override
    public void completed(Answer result) {
        inFlight.remove(this);
        complete(result);
    }

    @Override
    public void failed(Exception failure) {
        var again = producers;
        if (again != null && !isDone() && progress.wasStale() && ++staleConnections <= MOST_STALE_CONNECTIONS) {
            progress = new Progress();
            try {
                send(again.get());
            } catch (UncheckedIOException | IllegalStateException e) {
                completeExceptionally(e);
            }
        } else {
            completeExceptionally(failure);
        }
    }

    @Override
    public void cancelled() {
        completeExceptionally(new CancellationException());
    }

    /** Whoever gives up, the server, time or the client that is closed, does it by this. */
    @Override
    public boolean completeExceptionally(Throwable failure) {
        inFlight.remove(this);
        var first = super.completeExceptionally(progress.wasSent() ? failure : new NotSentException(failure));
        if (first) {
            freeConnection();
        }
        return first;
    }

    private void freeConnection() {
        var begun = running;
        if (begun != null) {
            begun.cancel(true);
        }
    }
}

package io.github.coherecamel.api;

import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;

/**
 * A request on its way. It is sent once, but if the server has closed the connection that it was to go by, as servers do
 * with idle ones, then by another: not a byte of it was written until then.
 */
@SuppressWarnings("FutureReturnValueIgnored") // What fails is told by the answer.
final class Sending implements FutureCallback<Answer> {

    /** A server that closes every connection at once must not be asked for ever. */
    private static final int MOST_STALE_CONNECTIONS = 5;

    private final CloseableHttpAsyncClient client;
    private final HttpHost host;
    private final Supplier<AsyncRequestProducer> producers;
    private final int maxResponseSize;
    private final CompletableFuture<Answer> answer;
    private volatile HttpClientContext context = HttpClientContext.create();
    private int staleConnections;

    Sending(
            CloseableHttpAsyncClient client,
            HttpHost host,
            Supplier<AsyncRequestProducer> producers,
            int maxResponseSize,
            CompletableFuture<Answer> answer) {
        this.client = client;
        this.host = host;
        this.producers = producers;
        this.maxResponseSize = maxResponseSize;
        this.answer = answer;
    }

    void begin(AsyncRequestProducer producer) {
        var running = client.execute(host, producer, new AnswerConsumer(maxResponseSize), null, context, this);
        // Whoever gives up first, by time or by hand, must free the connection.
        answer.whenComplete((ignored, failure) -> {
            if (failure != null) {
                running.cancel(true);
            }
        });
    }

    /** Returns whether any of it may have been written. */
    boolean wasSent() {
        return AsyncClients.wasSent(context);
    }

    @Override
    public void completed(Answer result) {
        answer.complete(result);
    }

    @Override
    public void failed(Exception failure) {
        if (!answer.isDone() && AsyncClients.wasStale(context) && ++staleConnections <= MOST_STALE_CONNECTIONS) {
            context = HttpClientContext.create();
            try {
                begin(producers.get());
            } catch (UncheckedIOException | IllegalStateException e) {
                answer.completeExceptionally(e);
            }
        } else {
            answer.completeExceptionally(failure);
        }
    }

    @Override
    public void cancelled() {
        answer.cancel(false);
    }
}

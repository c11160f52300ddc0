package io.github.coherecamel.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.RequestNotExecutedException;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.entity.AsyncEntityProducers;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.jspecify.annotations.Nullable;

/**
 * A request on its way, and what comes of it. It is sent once, but if the server has closed the connection that it was to
 * go by, as servers do with idle ones, then by another: not a byte of it was written until then. A failure is a
 * {@link NotSentException} if none ever was.
 */
final class HttpExchange extends CompletableFuture<Answer> {

    /** A server that closes every connection at once must not be asked for ever. */
    private static final int MOST_STALE_CONNECTIONS = 5;

    /** Decided once, by the thread that writes or by the one that gives up: what is said not to be sent never will be. */
    private enum Stage {
        NEW,
        SENT,
        ABANDONED
    }

    private final HttpTransport transport;
    private final DestinationTransport way;
    private final Request request;
    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.NEW);
    private volatile @Nullable Progress progress;
    private volatile long deadline;
    private volatile boolean needsKey;
    private volatile boolean hasConnection;
    private int staleConnections;

    HttpExchange(HttpTransport transport, DestinationTransport way, Request request) {
        this.transport = transport;
        this.way = way;
        this.request = request;
        this.deadline = transport.waitUntil();
    }

    /** @throws UncheckedIOException if a file cannot be read */
    void begin() {
        var first = body();
        transport.inFlight().add(this);
        send(first);
    }

    private void send(@Nullable AsyncEntityProducer body) {
        if (way.keys() == null) {
            send(body, null);
            return;
        }
        needsKey = true;
        way.keys().add(this, key -> {
            deadline = transport.waitUntil();
            needsKey = false;
            send(body, key);
        });
    }

    private void send(@Nullable AsyncEntityProducer body, @Nullable Secret key) {
        try {
            var message = way.message(request, key);
            var reactor = transport.reactor();
            var attempt = new Progress(this, reactor);
            progress = attempt;
            attempt.isRunning(reactor.client()
                    .execute(
                            way.host(),
                            new BasicRequestProducer(message, body),
                            new AnswerConsumer(transport.settings().maxResponseSize()),
                            null,
                            attempt,
                            attempt));
            if (isDone()) {
                attempt.abandon();
            }
        } catch (Throwable e) {
            completeExceptionally(e);
        }
    }

    private @Nullable AsyncEntityProducer body() {
        if (request.body() instanceof Body.Files files) {
            try {
                return new FormProducer(files.parts(), transport.blocking().files(), this::startClock);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return request.body() instanceof Body.Json json
                ? AsyncEntityProducers.create(Json.write(json.document()), null)
                : null;
    }

    void completed(Answer answer) {
        transport.inFlight().remove(this);
        complete(answer);
    }

    void failed(Progress attempt, Exception failure) {
        if (stage.get() == Stage.ABANDONED) {
            return; // Whoever gave it up says why.
        }
        if (stage.get() == Stage.SENT || !attempt.wasConnected() || ++staleConnections > MOST_STALE_CONNECTIONS) {
            completeExceptionally(failure);
            return;
        }
        try {
            // Never by this thread, which may serve sockets: looking at a file's size blocks.
            transport.blocking().files().execute(this::sendAgain);
        } catch (RejectedExecutionException e) {
            completeExceptionally(failure);
        }
    }

    private void sendAgain() {
        // The connection of the earlier attempt is lost, so this one waits for another.
        deadline = transport.waitUntil();
        hasConnection = false;
        try {
            send(body());
        } catch (UncheckedIOException e) {
            completeExceptionally(e);
        }
    }

    /** Has a connection, perhaps one that is yet to be opened, and no longer waits for others to free one. */
    void gotConnection() {
        if (!hasConnection) {
            startClock();
            hasConnection = true;
        }
    }

    /**
     * Must be called before any of the request is written.
     *
     * @throws RequestNotExecutedException if it was given up
     */
    void startWriting() throws RequestNotExecutedException {
        if (!stage.compareAndSet(Stage.NEW, Stage.SENT) && stage.get() == Stage.ABANDONED) {
            throw new RequestNotExecutedException();
        }
    }

    /** From now on, the server has its whole time again. */
    private void startClock() {
        deadline = transport.answerUntil();
    }

    boolean isLate(long now) {
        return now - deadline >= 0;
    }

    void timeOut() {
        if (needsKey) {
            completeExceptionally(new KeyTimeoutException());
        } else if (hasConnection) {
            completeExceptionally(new TimeoutException());
        } else {
            completeExceptionally(new ConnectionRequestTimeoutException("all are in use"));
        }
    }

    boolean runsOn(Reactor reactor) {
        var attempt = progress;
        return attempt != null && attempt.runsOn(reactor);
    }

    /** Whoever gives up, the server, time or the client that is closed, does it by this. */
    @Override
    public boolean completeExceptionally(Throwable failure) {
        var neverSent = abandonUnsent();
        return end(super.completeExceptionally(neverSent ? new NotSentException(failure) : failure));
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        abandonUnsent();
        return end(super.cancel(mayInterruptIfRunning));
    }

    /** Returns whether nothing of it was written, and nothing will be. */
    private boolean abandonUnsent() {
        return stage.compareAndSet(Stage.NEW, Stage.ABANDONED) || stage.get() == Stage.ABANDONED;
    }

    /** What is made of the answer gives up the request when it is given up itself. */
    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CancellableFuture<>(this);
    }

    void cancelled() {
        completeExceptionally(new CancellationException());
    }

    /** Frees the connection, or the place among those who wait for one. */
    private boolean end(boolean first) {
        transport.inFlight().remove(this);
        if (way.keys() != null) {
            way.keys().remove(this);
        }
        var attempt = progress;
        if (first && attempt != null) {
            attempt.abandon();
        }
        return first;
    }
}

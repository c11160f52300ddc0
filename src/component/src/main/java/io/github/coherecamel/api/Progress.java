package io.github.coherecamel.api;

import java.util.concurrent.Future;
import org.apache.hc.client5.http.async.AsyncExecRuntime;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.RequestNotExecutedException;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** One try to send a request: how far it has come on a connection. */
final class Progress extends HttpClientContext implements FutureCallback<Answer> {

    private final HttpExchange exchange;
    private final Reactor reactor;
    private volatile @Nullable AsyncExecRuntime connection;
    private volatile @Nullable Future<?> running;

    Progress(HttpExchange exchange, Reactor reactor) {
        this.exchange = exchange;
        this.reactor = reactor;
    }

    /** A request may open a connection. */
    static void connecting(HttpContext context) {
        if (context instanceof Progress progress) {
            progress.exchange.gotConnection();
        }
    }

    /** A request has got a connection, which its runtime can close. */
    static void connected(HttpContext context, AsyncExecRuntime runtime) {
        if (context instanceof Progress progress) {
            progress.connection = runtime;
            progress.exchange.gotConnection();
        }
    }

    /**
     * A request is written from now on.
     *
     * @throws RequestNotExecutedException if it must not be, since it was given up
     */
    static void sent(HttpContext context) throws RequestNotExecutedException {
        if (context instanceof Progress progress) {
            progress.exchange.startWriting();
        }
    }

    /** Returns whether the request got a connection: if none of it was written, one that turned out to be closed. */
    boolean wasConnected() {
        return connection != null;
    }

    boolean runsOn(Reactor other) {
        return reactor == other;
    }

    /** Is kept here, since a later attempt may have begun before whoever began this one knows how to end it. */
    void isRunning(Future<?> future) {
        running = future;
    }

    void abandon() {
        var begun = running;
        if (begun != null) {
            begun.cancel(true);
        }
        var used = connection;
        if (used != null) {
            // Cancelling does not do it if the connection has served others: Apache's client then takes what it has to
            // cancel for the lease of the connection, which is long over. It does nothing if it was given back already.
            used.discardEndpoint();
        }
    }

    @Override
    public void completed(Answer answer) {
        exchange.completed(answer);
    }

    @Override
    public void failed(Exception failure) {
        exchange.failed(this, failure);
    }

    @Override
    public void cancelled() {
        exchange.cancelled();
    }
}

package io.github.coherecamel.api;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.util.DeadlineTimeoutException;
import org.jspecify.annotations.Nullable;

/** Why no whole answer came, and whether asking again can help. */
record Outage(Kind kind, String reason) {

    enum Kind {
        /** Nothing that could act on the request got it. */
        NOT_SENT,
        PASSING,
        UNTRUSTED,
        REFUSED
    }

    static Outage of(@Nullable Throwable failure, ConnectionSettings settings) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        var where = settings.baseUrl().getAuthority();
        if (cause instanceof RefusedAnswerException) {
            return new Outage(Kind.REFUSED, "the answer was refused: " + cause.getMessage());
        }
        if (cause instanceof ProtocolException) {
            return new Outage(
                    Kind.REFUSED, "the answer is not HTTP (" + saidBy(cause) + "). Does option baseUrl name the API?");
        }
        if (cause instanceof SSLException) {
            return new Outage(
                    Kind.UNTRUSTED,
                    "no secure connection to %s (%s). Check option baseUrl and the trusted certificates in option sslContextParameters"
                            .formatted(where, saidBy(cause)));
        }
        return new Outage(wasNotSent(cause) ? Kind.NOT_SENT : Kind.PASSING, passing(cause, where, settings));
    }

    private static boolean wasNotSent(@Nullable Throwable cause) {
        return cause instanceof ConnectTimeoutException
                || cause instanceof ConnectionRequestTimeoutException
                || cause instanceof UnknownHostException
                || cause instanceof ConnectException
                || cause instanceof NoRouteToHostException;
    }

    private static String passing(@Nullable Throwable cause, String where, ConnectionSettings settings) {
        if (cause instanceof ConnectTimeoutException) {
            return "no connection to %s within %s (option connectTimeout)"
                    .formatted(peer(where, settings), inWords(settings.connectTimeout()));
        }
        if (cause instanceof ConnectionRequestTimeoutException || cause instanceof DeadlineTimeoutException) {
            return "none of the %d connections to %s became free within %s. Raise option maxConnections"
                    .formatted(settings.maxConnections(), where, inWords(settings.responseTimeout()));
        }
        if (cause instanceof TimeoutException || cause instanceof SocketTimeoutException) {
            return "no whole answer from %s within %s (option responseTimeout)"
                    .formatted(where, inWords(settings.responseTimeout()));
        }
        if (cause instanceof UnknownHostException) {
            return "there is no host %s. Check %s and name resolution"
                    .formatted(peer(where, settings), settings.proxy() == null ? "option baseUrl" : "the options");
        }
        if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
            return "no connection to %s (%s)".formatted(peer(where, settings), saidBy(cause));
        }
        if (cause instanceof ConnectionClosedException) {
            return "%s closed the connection before the answer was whole".formatted(where);
        }
        if (cause instanceof CancellationException) {
            return "it was cancelled, because the client is closed";
        }
        return "the connection to %s failed (%s)".formatted(where, saidBy(cause));
    }

    /** Whom the connection was to be made with. */
    private static String peer(String where, ConnectionSettings settings) {
        var proxy = settings.proxy();
        return proxy == null ? where : "%s:%d (options proxyHost and proxyPort)".formatted(proxy.host(), proxy.port());
    }

    private static String saidBy(@Nullable Throwable cause) {
        if (cause == null) {
            return "unknown";
        }
        var message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : Text.clean(message);
    }

    private static String inWords(Duration duration) {
        return duration.toMillis() + " ms";
    }
}

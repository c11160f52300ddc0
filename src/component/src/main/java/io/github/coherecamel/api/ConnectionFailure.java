package io.github.coherecamel.api;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.util.DeadlineTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Why no whole answer came, and whether asking again can help.
 *
 * @param sent whether somebody who could act on the request got any of it
 */
record ConnectionFailure(Kind kind, boolean sent, String reason) {

    enum Kind {
        PASSING,
        UNTRUSTED,
        REFUSED
    }

    static ConnectionFailure of(@Nullable Throwable failure, ConnectionSettings settings) {
        var cause = Causes.of(failure);
        return cause instanceof NotSentException ? of(cause.getCause(), false, settings) : of(cause, true, settings);
    }

    private static ConnectionFailure of(@Nullable Throwable cause, boolean sent, ConnectionSettings settings) {
        var where = settings.baseUrl().getAuthority();
        if (cause instanceof RefusedAnswerException) {
            return new ConnectionFailure(Kind.REFUSED, sent, "the answer was refused: " + cause.getMessage());
        }
        if (cause instanceof MessageConstraintException) {
            return new ConnectionFailure(
                    Kind.REFUSED,
                    sent,
                    "the answer was refused: its head or trailer is too large (" + saidBy(cause) + ")");
        }
        if (cause instanceof NoApiKeyException) {
            return new ConnectionFailure(
                    Kind.UNTRUSTED,
                    false,
                    "there is no key to send: " + cause.getMessage() + " (option apiKeySupplier)");
        }
        if (cause instanceof ProtocolException) {
            return new ConnectionFailure(
                    Kind.REFUSED,
                    sent,
                    "the answer is not HTTP (" + saidBy(cause) + "). Does option baseUrl name the API?");
        }
        if (cause instanceof SSLException tls && !sent) {
            return ofHandshake(tls, where);
        }
        return new ConnectionFailure(
                Kind.PASSING, sent, sent ? lost(cause, where, settings) : unreached(cause, where, settings));
    }

    /** A peer that hangs up is busy or stopping; what it says may be a matter of trust, or no TLS at all. */
    private static ConnectionFailure ofHandshake(SSLException failure, String where) {
        var said = saidBy(failure);
        var reason = "no secure connection to %s (%s)".formatted(where, said);
        if (isOfCertificates(failure)) {
            return new ConnectionFailure(
                    Kind.UNTRUSTED,
                    false,
                    reason + ". Check option baseUrl and the trusted certificates in option sslContextParameters");
        }
        if (said.contains("SSL message") || said.contains("fatal alert")) {
            return new ConnectionFailure(
                    Kind.REFUSED, false, reason + ". Does option baseUrl name a server that speaks TLS?");
        }
        return new ConnectionFailure(Kind.PASSING, false, reason);
    }

    /** Java has no common type for all that can be wrong with a certificate, and none for what a peer finds wrong. */
    private static boolean isOfCertificates(SSLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException || cause instanceof SSLPeerUnverifiedException) {
                return true;
            }
        }
        var said = String.valueOf(failure.getMessage());
        return said.contains("certificate") || said.contains("unknown_ca");
    }

    private static String unreached(@Nullable Throwable cause, String where, ConnectionSettings settings) {
        if (cause instanceof SocketTimeoutException) {
            return "no connection to %s within %s (option connectTimeout)"
                    .formatted(
                            peer(where, settings), inWords(settings.transport().connectTimeout()));
        }
        if (cause instanceof ConnectionRequestTimeoutException || cause instanceof DeadlineTimeoutException) {
            return "none of the %d connections to %s became free within %s. Raise option maxConnections or connectionRequestTimeout"
                    .formatted(
                            settings.transport().maxConnections(),
                            where,
                            inWords(settings.transport().connectionRequestTimeout()));
        }
        if (cause instanceof KeyTimeoutException) {
            return "the supplier of option apiKeySupplier returned no key within %s (option connectionRequestTimeout)"
                    .formatted(inWords(settings.transport().connectionRequestTimeout()));
        }
        if (cause instanceof TimeoutException) {
            return "no connection to %s within %s (option responseTimeout)"
                    .formatted(
                            peer(where, settings), inWords(settings.transport().responseTimeout()));
        }
        if (cause instanceof UnknownHostException) {
            return "there is no host %s. Check %s and name resolution"
                    .formatted(
                            peer(where, settings),
                            settings.transport().proxy() == null ? "option baseUrl" : "the options");
        }
        if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
            return "no connection to %s (%s)".formatted(peer(where, settings), saidBy(cause));
        }
        return lost(cause, where, settings);
    }

    private static String lost(@Nullable Throwable cause, String where, ConnectionSettings settings) {
        if (cause instanceof TimeoutException || cause instanceof SocketTimeoutException) {
            return "no whole answer from %s within %s (option responseTimeout)"
                    .formatted(where, inWords(settings.transport().responseTimeout()));
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
        var proxy = settings.transport().proxy();
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

package io.github.coherecamel.api;

import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.protocol.HttpContext;

/** How far a request has come on a connection. */
final class Progress extends HttpClientContext {

    private volatile boolean connected;
    private volatile boolean sent;

    /** A request has got a connection. */
    static void connected(HttpContext context) {
        if (context instanceof Progress progress) {
            progress.connected = true;
        }
    }

    /** A request is written from now on. */
    static void sent(HttpContext context) {
        if (context instanceof Progress progress) {
            progress.sent = true;
        }
    }

    /** Returns whether any of the request may have been written. */
    boolean wasSent() {
        return sent;
    }

    /** Returns whether the request got a connection that turned out to be closed before any of it was written. */
    boolean wasStale() {
        return connected && !sent;
    }
}

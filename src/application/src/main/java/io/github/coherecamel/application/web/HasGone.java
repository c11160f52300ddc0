package io.github.coherecamel.application.web;

import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import org.jspecify.annotations.Nullable;

/** Tells whether a request failed because whoever sent it is no longer there. */
final class HasGone {

    private HasGone() {}

    static boolean is(Throwable failure) {
        if (!(failure instanceof IOException)) {
            return failure instanceof HttpClosedException;
        }
        return failure instanceof ClosedChannelException
                || failure instanceof SocketException
                || isSaidBy(failure.getMessage())
                || failure.getCause() != null && is(failure.getCause());
    }

    /** What the operating system says has no class of its own. */
    private static boolean isSaidBy(@Nullable String message) {
        return "Connection reset by peer".equals(message) || "Broken pipe".equals(message);
    }
}

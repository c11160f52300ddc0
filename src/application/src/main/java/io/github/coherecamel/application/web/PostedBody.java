package io.github.coherecamel.application.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Reads a body as it comes, without a thread that waits for it and without keeping more of it than there may be. */
final class PostedBody {

    private static final int TOO_SLOW = 408;

    private PostedBody() {}

    static CompletableFuture<byte[]> read(RoutingContext context, int mostBytes, Duration longest) {
        var request = context.request();
        var whole = new CompletableFuture<byte[]>();
        var body = Buffer.buffer();
        request.handler(part -> {
            if (body.length() + part.length() > mostBytes) {
                whole.completeExceptionally(tooLarge(mostBytes));
            } else {
                body.appendBuffer(part);
            }
        });
        failIfGone(context, whole);
        request.endHandler(end -> whole.complete(body.getBytes()));
        var inTime = inTime(context, whole, longest);
        request.resume();
        return inTime;
    }

    /** Whoever is gone sends no more. A connection that has ended before this tells nobody of it any more, so it is asked. */
    static void failIfGone(RoutingContext context, CompletableFuture<?> whole) {
        // Nobody is there any more who could read an answer, and there is nothing to do about that.
        var gone = Refused.because(400, "The connection ended before the body did.");
        context.request().exceptionHandler(failure -> whole.completeExceptionally(gone));
        if (context.response().closed()) {
            whole.completeExceptionally(gone);
        }
    }

    /** Returns the whole of a body, or that it was too slow. */
    static <T> CompletableFuture<T> inTime(RoutingContext context, CompletableFuture<T> whole, Duration longest) {
        context.addEndHandler(answered -> {
            if (context.response().getStatusCode() == TOO_SLOW) {
                // By itself it would be kept until the rest of the body is there.
                context.request().connection().close();
            }
        });
        return whole.orTimeout(longest.toMillis(), TimeUnit.MILLISECONDS).exceptionally(failure -> {
            throw failure instanceof Refused refused
                    ? refused
                    : Refused.because(
                            TOO_SLOW,
                            "The body was not there within %d ms. Send it again at once."
                                    .formatted(longest.toMillis()));
        });
    }

    static Refused tooLarge(long mostBytes) {
        return Refused.because(
                413, "The body has more than %d bytes. Send less, or several requests.".formatted(mostBytes));
    }
}

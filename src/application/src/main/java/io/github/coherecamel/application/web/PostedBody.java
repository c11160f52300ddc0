package io.github.coherecamel.application.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.CompletableFuture;

/** Reads a body as it comes, without a thread that waits for it and without keeping more of it than there may be. */
final class PostedBody {

    private PostedBody() {}

    static CompletableFuture<byte[]> read(HttpServerRequest request, int mostBytes) {
        var whole = new CompletableFuture<byte[]>();
        var body = Buffer.buffer();
        request.handler(part -> {
            if (body.length() + part.length() > mostBytes) {
                whole.completeExceptionally(tooLarge(mostBytes));
            } else {
                body.appendBuffer(part);
            }
        });
        // Nobody is there any more who could read an answer, and there is nothing to do about that.
        request.exceptionHandler(
                gone -> whole.completeExceptionally(Refused.because(400, "The connection ended before the body did.")));
        request.endHandler(end -> whole.complete(body.getBytes()));
        request.resume();
        return whole;
    }

    static Refused tooLarge(int mostBytes) {
        return Refused.because(
                413, "The body has more than %d bytes. Send less, or several requests.".formatted(mostBytes));
    }
}

package io.github.coherecamel.application.web;

import io.github.coherecamel.application.file.Digest;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Writes a body to a file as it comes. In memory there is only what the disk has not taken yet. */
final class StreamedBody {

    private static final Logger LOG = Logger.getLogger(StreamedBody.class);

    private final RoutingContext context;
    private final long mostBytes;
    private final MessageDigest sha256 = Digest.begun();
    private final CompletableFuture<String> whole = new CompletableFuture<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private long bytes;

    /** From now on it is noticed if whoever sends it goes away. */
    StreamedBody(RoutingContext context, long mostBytes) {
        this.context = context;
        this.mostBytes = mostBytes;
        PostedBody.failIfGone(context, whole);
    }

    /**
     * Returns the SHA-256 in hexadecimal digits when all of it is in the file. Whatever comes of it, the file is not made
     * after that.
     *
     * @param eventLoop where the request is read
     */
    CompletableFuture<String> writeTo(Path path, Context eventLoop, Duration longest) {
        var options = new OpenOptions().setRead(false).setWrite(true).setCreateNew(true);
        var opened = new CompletableFuture<Void>();
        eventLoop.runOnContext(now -> context.vertx()
                .fileSystem()
                .open(path.toString(), options)
                .onSuccess(this::writeTo)
                .onFailure(this::noRoom)
                .onComplete(done -> opened.complete(null)));
        return opened.thenCompose(done -> PostedBody.inTime(context, whole, longest));
    }

    private void writeTo(AsyncFile file) {
        var request = context.request();
        file.exceptionHandler(this::noRoom);
        request.handler(part -> write(part, file));
        request.endHandler(end -> {
            if (bytes == 0) {
                whole.completeExceptionally(Refused.because(400, "The file is empty. Send one with something in it."));
            }
            // What was written before is in it by then.
            close(file)
                    .onSuccess(closed -> whole.complete(HexFormat.of().formatHex(sha256.digest())))
                    .onFailure(this::noRoom);
        });
        whole.whenComplete((digest, failure) -> {
            if (failure != null) {
                close(file);
            }
        });
        request.resume();
    }

    /** Whoever comes second, the end of the body or its failure, finds it closed. */
    private Future<Void> close(AsyncFile file) {
        return closed.compareAndSet(false, true) ? file.close() : Future.failedFuture("it is closed");
    }

    private void write(Buffer part, AsyncFile file) {
        bytes += part.length();
        if (bytes > mostBytes) {
            whole.completeExceptionally(PostedBody.tooLarge(mostBytes));
        }
        if (whole.isDone()) {
            return;
        }
        sha256.update(part.getBytes());
        file.write(part).onFailure(this::noRoom);
        if (file.writeQueueFull()) {
            context.request().pause();
            file.drainHandler(room -> context.request().resume());
        }
    }

    private void noRoom(Throwable failure) {
        if (whole.completeExceptionally(
                Refused.because(
                        507,
                        "The file could not be written. Most often the disk of the inbox is full; the log of the server says."))) {
            LOG.errorf("A file that comes in over HTTP could not be written: %s", failure.toString());
            // The rest is not kept, but read: or nobody would read the answer.
            context.request().resume();
        }
    }
}

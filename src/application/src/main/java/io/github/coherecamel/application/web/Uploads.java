package io.github.coherecamel.application.web;

import io.github.coherecamel.application.file.FilesConfig;
import io.github.coherecamel.application.file.PostedFile;
import io.github.coherecamel.application.file.PostedFiles;
import io.github.coherecamel.application.file.TakenFile;
import io.github.coherecamel.application.file.UnfitFileException;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;

/** Takes the body of a request as a training file. No thread waits for it. */
@Singleton
final class Uploads {

    private static final Logger LOG = Logger.getLogger(Uploads.class);

    private final FilesConfig.Upload config;
    private final PostedFiles files;
    private final ManagedExecutor executor;

    Uploads(FilesConfig config, PostedFiles files, ManagedExecutor executor) {
        this.config = config.upload();
        this.files = files;
        this.executor = executor;
    }

    CompletableFuture<TakenFile> take(RoutingContext context, String name, String folder) {
        var eventLoop = Vertx.currentContext();
        var body = new StreamedBody(context, config.limit().asLongValue());
        return executor.supplyAsync(() -> begin(name, folder, length(context)))
                .whenComplete((posted, failure) -> {
                    if (failure != null) {
                        // Whoever still sends gets to read the answer.
                        context.request().resume();
                    }
                })
                .thenCompose(posted -> body.writeTo(posted.path(), eventLoop, config.timeout())
                        .thenApplyAsync(digest -> end(posted, digest), executor)
                        .whenCompleteAsync(
                                (taken, failure) -> {
                                    if (failure != null) {
                                        files.abandon(posted);
                                    }
                                },
                                executor));
    }

    private static long length(RoutingContext context) {
        var header = context.request().getHeader("Content-Length");
        return header == null ? 0 : Long.parseLong(header);
    }

    private PostedFile begin(String name, String folder, long length) {
        try {
            return files.begin(name, folder, length);
        } catch (UnfitFileException e) {
            throw Refused.because(
                    switch (e.kind()) {
                        case NAME -> 400;
                        case TYPE -> 415;
                        case ROOM -> 507;
                    },
                    String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private TakenFile end(PostedFile posted, String digest) {
        try {
            return files.take(posted, digest);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Where the inbox is concerns nobody outside. */
    private static Refused unusable(IOException failure) {
        LOG.errorf("The inbox cannot be used for a file that comes in over HTTP: %s", failure.toString());
        return Refused.forNow(503, 30, "The inbox cannot be used at the moment; the log of the server says why.");
    }
}

package io.github.coherecamel.application.reconcile;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.jboss.logging.Logger;

/**
 * Writes to the database off the threads that routes go on with, and again for as long as the database is away: what was
 * done is not to be forgotten, although it would be found out by looking again.
 */
@Singleton
final class WriteBack {

    private static final Logger LOG = Logger.getLogger(WriteBack.class);
    /** As many as can end at once: what they write then is one commit. */
    private static final int THREADS = 16;

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ScheduledExecutorService threads;

    WriteBack(CamelContext context) {
        this.threads = context.getExecutorServiceManager().newScheduledThreadPool(this, "WriteBack", THREADS);
    }

    /** @param longest after which the claim is lost anyway */
    CompletableFuture<Void> run(Duration longest, Runnable write) {
        var written = new CompletableFuture<Void>();
        attempt(write, System.nanoTime() + longest.toNanos(), 0, written);
        return written;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // What fails is in the other future.
    private void attempt(Runnable write, long deadline, long delay, CompletableFuture<Void> written) {
        try {
            threads.schedule(
                    () -> {
                        try {
                            write.run();
                            written.complete(null);
                        } catch (RuntimeException | Error e) {
                            if (System.nanoTime() - deadline > 0) {
                                written.completeExceptionally(e);
                            } else {
                                LOG.debug("Could not write to the database; tried again.", e);
                                attempt(write, deadline, PAUSE.toMillis(), written);
                            }
                        }
                    },
                    delay,
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopping) {
            written.completeExceptionally(stopping);
        }
    }
}

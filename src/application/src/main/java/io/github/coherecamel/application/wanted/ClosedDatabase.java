package io.github.coherecamel.application.wanted;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.channels.ClosedChannelException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.jboss.logging.Logger;

/**
 * Ends the process, as a kill does, when the embedded database could not be written, as on a full disk. H2 closes it for good
 * then. Opened again in the same process it does not always come back: who goes on with the closed one may spin forever, and
 * its file may stay locked (H2 2.4.240). In the next process it does.
 */
@Singleton
final class ClosedDatabase {

    private static final Logger LOG = Logger.getLogger("cohere.database");

    /** Without its file or in doubt about it, a store takes nothing any more. */
    private static final Set<Integer> CLOSING =
            Set.of(DataUtils.ERROR_WRITING_FAILED, DataUtils.ERROR_INTERNAL, DataUtils.ERROR_CLOSED);

    /** It is closed (90098, 90121), or was because memory was short (90108). */
    private static final Set<String> CLOSED = Set.of("90098", "90108", "90121");

    private final Runnable halting;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile boolean stopping;

    @Inject
    ClosedDatabase() {
        this(() -> Runtime.getRuntime().halt(1));
    }

    ClosedDatabase(Runnable halting) {
        this.halting = halting;
    }

    /** At a stop in order, whoever still comes finds it closed, and that is all right. That it cannot be written is not. */
    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    /**
     * Ends the process if it failed because the database could not be written or is closed. To be asked before anything else is
     * done with the connection.
     *
     * @return whether that is why it failed, so that the connection is good for nothing any more
     */
    boolean ends(Throwable failure) {
        var closed = isClosed(failure);
        if (closed && (!stopping || cannotBeWritten(failure)) && !over.getAndSet(true)) {
            try {
                LOG.fatal(
                        "The embedded database has closed itself, as it does when it cannot write: %s. This process ends, so that whatever runs it starts it again. Nothing that was accepted is lost. Is there room on the disk of cohere.data, and on that of %s (java.io.tmpdir), where large results of queries are kept for a moment?"
                                .formatted(said(failure), System.getProperty("java.io.tmpdir")),
                        failure);
            } finally {
                halting.run();
            }
        }
        return closed;
    }

    private static boolean isClosed(Throwable failure) {
        return Database.hasState(failure, CLOSED::contains) || Database.hasCause(failure, ClosedDatabase::closes);
    }

    private static boolean cannotBeWritten(Throwable failure) {
        return Database.hasCause(
                failure,
                cause -> cause instanceof MVStoreException store
                        && store.getErrorCode() == DataUtils.ERROR_WRITING_FAILED);
    }

    /** What it comes from, such as what the system said. */
    private static String said(Throwable failure) {
        var root = Database.causes(failure).reduce((cause, deeper) -> deeper).orElse(failure);
        return root.toString().replaceAll("\\s+", " ");
    }

    /** In SQL these may be general errors (HY000), as anything that H2 stumbles over. */
    private static boolean closes(Throwable cause) {
        return cause instanceof ClosedChannelException
                || cause instanceof MVStoreException store && CLOSING.contains(store.getErrorCode());
    }
}

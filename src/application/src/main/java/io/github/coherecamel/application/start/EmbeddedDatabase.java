package io.github.coherecamel.application.start;

import io.github.coherecamel.application.Delayed;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfig;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.h2.Driver;
import org.jspecify.annotations.Nullable;

/**
 * Opens the embedded database before anything asks the pool for a connection. To open it takes long after a crash, or on a slow
 * disk, and the pool gives up after seconds. It stays open until the pool has a connection of its own, or the start has failed.
 */
@Singleton
final class EmbeddedDatabase {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** It may hang if it cannot write what is left, as on a full disk. */
    private static final Duration CLOSING = Duration.ofSeconds(5);

    /** Opened before there are beans. */
    private static final AtomicReference<@Nullable Connection> OPENED = new AtomicReference<>();

    /** Does nothing if the configured database is another. */
    static void open(SmallRyeConfig config) throws SQLException {
        var datasource = Datasource.of(config, "h2").orElse(null);
        if (datasource == null) {
            return;
        }
        var slow = new Delayed("cohere-database-open", PATIENCE, () -> say(datasource.url()));
        try {
            OPENED.set(new Driver().connect(datasource.url(), datasource.properties()));
        } finally {
            slow.close();
        }
    }

    /** The migration has been done by now, so the pool has a connection. */
    void started(@Observes StartupEvent event) throws SQLException {
        close();
    }

    /** After a start that failed, so that the next need not recover it; but no longer than that may take. */
    static void closeAtTheEnd() {
        var closing = new Thread(
                () -> {
                    try {
                        close();
                    } catch (SQLException e) {
                        // The next start recovers it.
                    }
                },
                "cohere-database-close");
        closing.setDaemon(true);
        closing.start();
        try {
            closing.join(CLOSING.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close() throws SQLException {
        var connection = OPENED.getAndSet(null);
        if (connection != null) {
            connection.close();
        }
    }

    @SuppressWarnings("SystemOut") // There is no log yet.
    private static void say(String url) {
        System.err.printf(
                "Still opening the embedded database %s. That may take long after a crash, or on a slow disk.%n",
                url.replaceFirst(";.*", ""));
    }
}

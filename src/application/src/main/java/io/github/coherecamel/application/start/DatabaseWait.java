package io.github.coherecamel.application.start;

import io.smallrye.config.SmallRyeConfig;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * Waits for a PostgreSQL that is not there yet, as after a power cut, when all start at once: it refuses, does not answer, or its
 * name is not known yet. A start waits so, and command {@code migrate}.
 */
final class DatabaseWait {

    /** It is starting, stopping or recovering. */
    private static final String CANNOT_CONNECT_NOW = "57P03";
    /** The others that start have its connections, or those that were killed had. */
    private static final String TOO_MANY_CONNECTIONS = "53300";

    private static final String UNABLE_TO_CONNECT = "08001";
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Datasource datasource;
    private final Duration limit;

    DatabaseWait(Datasource datasource, Duration limit) {
        this.datasource = datasource;
        this.limit = limit;
    }

    /**
     * Waits for the configured database, unless that is the embedded one.
     *
     * @throws SQLException why it still takes no connections
     */
    static void await(SmallRyeConfig config) throws SQLException {
        var datasource = Datasource.of(config, "postgresql").orElse(null);
        if (datasource == null) {
            return;
        }
        Optional<SQLException> failure;
        try {
            failure = new DatabaseWait(datasource, config.getValue("cohere.database-wait", Duration.class)).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    /** Returns why it does not take connections yet, after the whole limit; nothing if it does, or fails otherwise. */
    Optional<SQLException> await() throws InterruptedException {
        var begun = System.nanoTime();
        var failure = refusal();
        if (failure != null && !limit.isZero()) {
            say(failure);
        }
        while (failure != null && System.nanoTime() - begun < limit.toNanos()) {
            Thread.sleep(PAUSE.toMillis());
            failure = refusal();
        }
        return Optional.ofNullable(failure);
    }

    /** What does not pass by itself, such as a wrong password, is said by the start. */
    private @Nullable SQLException refusal() {
        try {
            var connection = new Driver().connect(datasource.url(), datasource.properties());
            if (connection != null) {
                connection.close();
            }
            return null;
        } catch (SQLException e) {
            return passes(e) ? e : null;
        }
    }

    private static boolean passes(SQLException failure) {
        return CANNOT_CONNECT_NOW.equals(failure.getSQLState())
                || TOO_MANY_CONNECTIONS.equals(failure.getSQLState())
                // A certificate that is not trusted stays so.
                || UNABLE_TO_CONNECT.equals(failure.getSQLState())
                        && failure.getCause() instanceof IOException
                        && !(failure.getCause() instanceof SSLException);
    }

    @SuppressWarnings("SystemOut") // There is no log yet.
    private void say(SQLException failure) {
        System.err.printf(
                "Waiting up to %d s (cohere.database-wait) for %s%n", limit.toSeconds(), DatabaseFailure.line(failure));
    }
}

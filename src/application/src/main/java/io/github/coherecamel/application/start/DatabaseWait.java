package io.github.coherecamel.application.start;

import io.smallrye.config.SmallRyeConfig;
import java.net.ConnectException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/** Waits at a start for a PostgreSQL that is just starting itself, as after a power cut, when all start at once. */
final class DatabaseWait {

    private static final String DATASOURCE = "quarkus.datasource.postgresql.";
    private static final String CANNOT_CONNECT_NOW = "57P03";
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final String url;
    private final Properties properties = new Properties();
    private final Duration limit;

    DatabaseWait(String url, Duration limit) {
        this.url = url;
        this.limit = limit;
    }

    /** Of the configured database; nothing to wait for if that is the embedded one. */
    static Optional<DatabaseWait> of(SmallRyeConfig config) {
        if (!config.getOptionalValue(DATASOURCE + "active", Boolean.class).orElse(false)) {
            return Optional.empty();
        }
        var wait = new DatabaseWait(
                config.getValue(DATASOURCE + "jdbc.url", String.class),
                config.getValue("cohere.database-wait", Duration.class));
        config.getOptionalValues(DATASOURCE + "jdbc.additional-jdbc-properties", String.class, String.class)
                .ifPresent(wait.properties::putAll);
        config.getOptionalValue(DATASOURCE + "username", String.class)
                .ifPresent(user -> wait.properties.setProperty("user", user));
        config.getOptionalValue(DATASOURCE + "password", String.class)
                .ifPresent(password -> wait.properties.setProperty("password", password));
        return Optional.of(wait);
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
            var connection = new Driver().connect(url, properties);
            if (connection != null) {
                connection.close();
            }
            return null;
        } catch (SQLException e) {
            return CANNOT_CONNECT_NOW.equals(e.getSQLState()) || e.getCause() instanceof ConnectException ? e : null;
        }
    }

    @SuppressWarnings("SystemOut") // There is no log yet.
    private void say(SQLException failure) {
        System.err.printf(
                "Waiting up to %d s (cohere.database-wait) for %s%n", limit.toSeconds(), DatabaseFailure.line(failure));
    }
}

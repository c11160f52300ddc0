package io.github.coherecamel.application.start;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfig;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.h2.Driver;
import org.jspecify.annotations.Nullable;

/**
 * Opens the embedded database before anything asks the pool for a connection. To open it takes long after a crash, or on a slow
 * disk, and the pool gives up after seconds. It stays open until the pool has a connection of its own.
 */
@Singleton
final class EmbeddedDatabase {

    private static final String DATASOURCE = "quarkus.datasource.h2.";

    /** Opened before there are beans. */
    private static @Nullable Connection opened;

    /** Does nothing if the configured database is another. */
    static void open(SmallRyeConfig config) throws SQLException {
        if (config.getOptionalValue(DATASOURCE + "active", Boolean.class).orElse(false)) {
            var properties = new Properties();
            properties.setProperty(
                    "user",
                    config.getOptionalValue(DATASOURCE + "username", String.class)
                            .orElse(""));
            properties.setProperty(
                    "password",
                    config.getOptionalValue(DATASOURCE + "password", String.class)
                            .orElse(""));
            opened = new Driver().connect(config.getValue(DATASOURCE + "jdbc.url", String.class), properties);
        }
    }

    /** The migration has been done by now, so the pool has a connection. */
    void started(@Observes StartupEvent event) throws SQLException {
        if (opened != null) {
            opened.close();
            opened = null;
        }
    }
}

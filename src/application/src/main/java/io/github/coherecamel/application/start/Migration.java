package io.github.coherecamel.application.start;

import io.smallrye.config.SmallRyeConfig;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.flywaydb.core.Flyway;

/** Makes or changes the tables of the configured database. */
public final class Migration {

    private Migration() {}

    /** Returns what was done. Waits for a database that is not there yet, as a start does. */
    public static String run() throws SQLException {
        var config = ConfigProvider.getConfig().unwrap(SmallRyeConfig.class);
        PropertyCheck.register(config);
        DatabaseWait.await(config);
        var postgresql = config.getOptionalValue("quarkus.datasource.postgresql.active", Boolean.class)
                .orElse(false);
        var result = Flyway.configure(Migration.class.getClassLoader())
                .dataSource(
                        config.getValue("quarkus.datasource." + name(postgresql) + ".jdbc.url", String.class),
                        credential(config, name(postgresql), "username"),
                        credential(config, name(postgresql), "password"))
                .locations("classpath:db/migration")
                .load()
                .migrate();
        return result.migrationsExecuted == 0
                ? "The database is at version " + result.initialSchemaVersion + " already."
                : "The database was brought to version " + result.targetSchemaVersion + ".";
    }

    /** Returns a line for each reason why it could not be done. */
    public static List<String> reasons(Throwable failure) {
        return StartFailure.lines(failure);
    }

    private static String name(boolean postgresql) {
        return postgresql ? "postgresql" : "h2";
    }

    /** The owner of the tables, if it is another than whom the controller works as. */
    private static String credential(Config config, String name, String part) {
        return config.getOptionalValue("quarkus.flyway." + name + "." + part, String.class)
                .or(() -> config.getOptionalValue("quarkus.datasource." + name + "." + part, String.class))
                .orElse("");
    }
}

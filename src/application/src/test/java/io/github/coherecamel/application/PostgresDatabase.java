package io.github.coherecamel.application;

import io.github.coherecamel.application.proof.Postgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs the application as one node of several, which have a PostgreSQL in common. */
public final class PostgresDatabase implements QuarkusTestResourceLifecycleManager {

    private @Nullable Postgres postgres;

    @Override
    public Map<String, String> start() {
        try {
            var started = Postgres.start(Files.createTempDirectory("postgres"));
            postgres = started;
            return Map.of(
                    "quarkus.datasource.h2.active",
                    "false",
                    "quarkus.datasource.postgresql.active",
                    "true",
                    "quarkus.datasource.postgresql.jdbc.url",
                    started.url(),
                    "quarkus.datasource.postgresql.username",
                    started.user(),
                    "cohere.node",
                    "east-1");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        try {
            if (postgres != null) {
                postgres.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

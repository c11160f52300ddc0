package io.github.coherecamel.benchmarks.controller;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;

/** PostgreSQL on this machine, which has a commit on the disk before it answers. */
final class PostgresStore implements Store {

    /** A statement that came as text, or one that was prepared. */
    private static final Pattern STATEMENT = Pattern.compile("LOG:  (statement|execute [^:]+): (?!BEGIN|COMMIT)");

    private final Path log;
    private final EmbeddedPostgres server;

    PostgresStore() throws IOException {
        log = Files.createTempFile("postgres", ".log");
        server = EmbeddedPostgres.builder()
                // The library takes all three away, for speed: then kill -9 loses what was committed.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private String url() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
    }

    @Override
    public List<String> properties() {
        return List.of(
                "quarkus.profile=cluster",
                "quarkus.datasource.postgresql.jdbc.url=" + url(),
                "quarkus.datasource.postgresql.username=postgres");
    }

    @Override
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), "postgres", "");
    }

    @Override
    public Connection connectAside() throws SQLException {
        return connect();
    }

    @Override
    public void force(Connection connection) {
        // It was, before the commit was answered.
    }

    @Override
    public String numbers(long count) {
        return "generate_series(1, %d) as n".formatted(count);
    }

    @Override
    public void logStatements() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("alter system set log_statement = 'all'");
            statement.execute("select pg_reload_conf()");
        }
    }

    @Override
    public long statements() throws IOException {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> STATEMENT.matcher(line).find()).count();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}

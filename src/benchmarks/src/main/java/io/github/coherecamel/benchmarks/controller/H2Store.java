package io.github.coherecamel.benchmarks.controller;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** H2 in a file, as the application uses it by default. */
final class H2Store implements Store {

    private static final String DURABLE = ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;QUERY_CACHE_SIZE=64";
    /** At this level H2 writes each statement that it executes, and nothing of JDBC, to a file beside its own. */
    private static final String LOGGED = ";TRACE_LEVEL_FILE=2;TRACE_MAX_FILE_SIZE=1000";

    private final Path folder;
    private boolean logsStatements;

    H2Store() throws IOException {
        folder = Files.createTempDirectory("h2");
    }

    private String url(String name) {
        return "jdbc:h2:file:" + folder.resolve(name) + DURABLE;
    }

    @Override
    public List<String> properties() {
        var properties = new ArrayList<>(List.of("cohere.data=" + folder));
        if (logsStatements) {
            properties.add("quarkus.datasource.h2.jdbc.url=" + url("controller") + LOGGED);
        }
        return properties;
    }

    @Override
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url("controller"));
    }

    /** In this process, since the application has its own file to itself. */
    @Override
    public Connection connectAside() throws SQLException {
        return DriverManager.getConnection(url("aside"));
    }

    /** As the application does: H2 itself leaves that to the operating system. */
    @Override
    public void force(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("checkpoint sync");
        }
    }

    @Override
    public String numbers(long count) {
        return "(select x as n from system_range(1, %d)) as numbers".formatted(count);
    }

    @Override
    public void logStatements() {
        logsStatements = true;
    }

    @Override
    public long statements() throws IOException {
        try (var lines = Files.lines(folder.resolve("controller.trace.db"))) {
            return lines.filter(line -> line.startsWith("/*SQL") && !line.endsWith("*/COMMIT;"))
                    .count();
        }
    }

    @Override
    public void close() {
        // Its files are temporary ones.
    }
}

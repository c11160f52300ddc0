package io.github.coherecamel.application.proof;

import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * PostgreSQL as one has it in production: a commit is on the disk before it is answered. It can be killed, and comes
 * back with its port and its data.
 */
public final class Postgres implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Logger LIBRARY = Logger.getLogger(EmbeddedPostgres.class.getName());

    private final Path folder;
    private final int port;
    private final Map<String, String> settings;
    private EmbeddedPostgres server;

    private Postgres(Path folder, int port, Map<String, String> settings) throws IOException {
        this.folder = folder;
        this.port = port;
        this.settings = settings;
        this.server = launch(folder, port, settings);
    }

    /** Starts one with its data in a folder that need not be there. */
    public static Postgres start(Path folder) throws IOException {
        return start(folder, Map.of());
    }

    /** Starts one with further settings, by their names in {@code postgresql.conf}. */
    public static Postgres start(Path folder, Map<String, String> settings) throws IOException {
        return new Postgres(folder, Ports.free(), settings);
    }

    private static EmbeddedPostgres launch(Path folder, int port, Map<String, String> settings) throws IOException {
        LIBRARY.setLevel(Level.WARNING);
        var builder = EmbeddedPostgres.builder();
        settings.forEach(builder::setServerConfig);
        return builder.setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setPGStartupWait(PATIENCE)
                .setServerConfig("listen_addresses", "127.0.0.1")
                // The library takes all three away, for speed: then kill -9 loses what was committed.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** The address for JDBC. The user {@code postgres} needs no password. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    public String user() {
        return "postgres";
    }

    public DataSource dataSource() {
        return server.getPostgresDatabase();
    }

    /** As {@code kill -9} of all its processes: nothing is finished or written down. */
    public void kill() throws IOException {
        var postmaster = ProcessHandle.of(postmaster()).orElseThrow();
        // Its children first would make it start others.
        var processes =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        processes.forEach(ProcessHandle::destroyForcibly);
        CompletableFuture.allOf(processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .join();
        // Lets go of the data folder, which is kept. That there is nothing to stop is no news.
        LIBRARY.setLevel(Level.OFF);
        server.close();
        LIBRARY.setLevel(Level.WARNING);
    }

    /** Has it take no connection any more but keep those that there are; returns when it says that it cannot now. */
    public void refuse() throws IOException {
        ProcessHandle.of(postmaster()).orElseThrow().destroy();
        await().atMost(PATIENCE).until(() -> {
            try (var connection = DriverManager.getConnection(url(), user(), "")) {
                return connection == null;
            } catch (SQLException e) {
                return "57P03".equals(e.getSQLState());
            }
        });
    }

    /** Starts it again after it was killed; returns when it answers. */
    public void restart() throws IOException {
        server = launch(folder, port, settings);
    }

    private long postmaster() throws IOException {
        return Long.parseLong(
                Files.readAllLines(folder.resolve("postmaster.pid")).get(0).strip());
    }

    @Override
    public void close() throws IOException {
        // None if it was killed.
        var running = ProcessHandle.of(postmaster());
        server.close();
        // After 5 s the library waits no more, and who deletes the folder would meet somebody who still writes into it.
        running.ifPresent(process -> process.onExit()
                .completeOnTimeout(process, PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join());
    }
}

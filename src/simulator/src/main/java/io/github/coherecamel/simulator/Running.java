package io.github.coherecamel.simulator;

import io.github.coherecamel.simulator.wire.Backend;
import io.github.coherecamel.simulator.wire.HttpServer;
import io.github.coherecamel.simulator.wire.SimulatorThreads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** What a simulator occupies while it runs: a port, threads, and a folder for uploads. */
final class Running implements AutoCloseable {
    private static final int WORKERS = 2;
    private static final long IDLE_SECONDS = 5;
    private static final long CLOSING_SECONDS = 5;

    private final Path uploads;
    private final ThreadPoolExecutor workers;
    private final HttpServer server;

    Running(int port, @Nullable SSLContext tls, Function<Executor, Backend> backend) {
        workers = new ThreadPoolExecutor(
                WORKERS,
                WORKERS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                new SimulatorThreads("worker"));
        workers.allowCoreThreadTimeOut(true);
        try {
            uploads = Files.createTempDirectory("cohere-simulator-");
        } catch (IOException e) {
            throw new UncheckedIOException("Could not create a folder for uploads; check java.io.tmpdir", e);
        }
        try {
            server = new HttpServer(port, tls, backend.apply(workers), uploads);
        } catch (RuntimeException e) {
            deleteUploads();
            throw e;
        }
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
        workers.shutdownNow();
        try {
            workers.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        deleteUploads();
    }

    private void deleteUploads() {
        try (var files = Files.list(uploads)) {
            for (var file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(uploads);
        } catch (IOException | UncheckedIOException e) {
            System.getLogger(Running.class.getName())
                    .log(System.Logger.Level.WARNING, "Could not delete the folder " + uploads, e);
        }
    }
}

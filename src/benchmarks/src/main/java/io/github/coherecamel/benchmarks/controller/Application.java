package io.github.coherecamel.benchmarks.controller;

import io.github.coherecamel.benchmarks.measure.Resident;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The packaged application in a process of its own. */
public final class Application implements AutoCloseable {

    /** How docs/operating.md starts it, without the archive of its classes. */
    public static final List<String> OPTIONS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xms64m");

    private static final Path JAR = Path.of("..", "application", "target", "quarkus-app", "quarkus-run.jar");
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private static final Duration CALM = Duration.ofMillis(500);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path log;
    private final URI url;
    private final long beganNanos;
    private final Process process;

    private Application(List<String> options, List<String> properties) throws IOException {
        if (!Files.exists(JAR)) {
            throw new IllegalStateException("The application is not packaged. Build all modules, as docs say.");
        }
        var folder = Files.createTempDirectory("application");
        var port = freePort();
        log = folder.resolve("log");
        url = URI.create("http://127.0.0.1:" + port);
        var command = new ArrayList<String>();
        command.add(java());
        command.addAll(options);
        command.add("-Dquarkus.http.port=" + port);
        // All ways in that are open by default, the folder for files too.
        command.add("-Dcohere.model-id=m-0");
        properties.forEach(property -> command.add("-D" + property));
        command.addAll(List.of("-jar", JAR.toAbsolutePath().toString()));
        beganNanos = System.nanoTime();
        process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /** Starts one in an empty folder of its own; returns at once. */
    public static Application start(List<String> options, List<String> properties) throws IOException {
        return new Application(options, properties);
    }

    private static String java() {
        return ProcessHandle.current().info().command().orElse("java");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    public URI url() {
        return url;
    }

    /** Makes an archive of its classes, as docs/operating.md does. */
    public static void archive(Path file) throws IOException, InterruptedException {
        var made = new ProcessBuilder(java(), "-jar", JAR.toAbsolutePath().toString(), "archive", file.toString())
                .inheritIO()
                .start();
        if (made.waitFor() != 0) {
            throw new IllegalStateException("The application made no archive of its classes.");
        }
    }

    /** Returns when it says by HTTP that it is ready, counted from the start of the process. */
    public Duration awaitReady() throws IOException, InterruptedException {
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() - beganNanos > PATIENCE.toNanos()) {
                throw new IllegalStateException("The application is not ready:\n" + Files.readString(log));
            }
            Thread.sleep(5);
        }
        return Duration.ofNanos(System.nanoTime() - beganNanos);
    }

    private boolean isReady() throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(url.resolve("/q/health/ready")).build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    public Resident resident() {
        return Resident.of(process.pid());
    }

    /** Returns the CPU time that the process has used. It is counted in steps of 10 ms. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** Returns when it has nothing left to do: when it hardly uses the CPU any more. */
    void awaitIdle() throws InterruptedException {
        var begin = System.nanoTime();
        for (var before = cpu(); ; before = cpu()) {
            Thread.sleep(CALM.toMillis());
            if (cpu().minus(before).compareTo(CALM.dividedBy(10)) < 0) {
                return;
            }
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new IllegalStateException("The application does not come to rest. Its log is " + log);
            }
        }
    }

    /** As {@code kill -9}. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Stops it as an orderly stop does. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}

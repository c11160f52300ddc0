package io.github.coherecamel.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The packaged application as a process of its own, as a user starts it. */
public final class RunningApplication implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Path JAR =
            Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();

    private final Process process;
    private final Path log;

    private RunningApplication(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts it in a folder, with nothing of this process' environment that concerns it. A free port unless one is given. */
    public static RunningApplication start(Path folder, Map<String, String> environment, String... systemProperties)
            throws IOException {
        var command = JavaCommand.begin();
        command.add("-Dquarkus.http.port=0");
        // Of a machine that stood still for seconds, as a loaded one does, it would say that threads did, with their
        // traces.
        command.add("-Dquarkus.log.category.\"io.vertx.core.impl.btc.BlockedThreadChecker\".level=OFF");
        for (var property : systemProperties) {
            command.add("-D" + property);
        }
        command.addAll(List.of("-jar", JAR.toString()));
        var log = Files.createTempFile(folder, "application", ".log");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("CO_") || name.startsWith("COHERE_") || name.startsWith("CAMEL_"));
        builder.environment().putAll(environment);
        return new RunningApplication(builder.start(), log);
    }

    public String awaitLine(String part) {
        await().atMost(PATIENCE).until(() -> log().contains(part) || !process.isAlive());
        var log = log();
        assertThat(log).contains(part);
        return log.lines().filter(line -> line.contains(part)).findFirst().orElseThrow();
    }

    /** Returns what stands in the log between two texts. */
    String logged(String before, String after) {
        var found = Pattern.compile(Pattern.quote(before) + "(.*?)" + Pattern.quote(after))
                .matcher(log());
        assertThat(found.find()).as(before).isTrue();
        return found.group(1);
    }

    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /** Completed with the exit code when it has ended. */
    public CompletableFuture<Integer> onExit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    public int awaitExit() throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            // What its threads wait for is the last thing in its log.
            signal("QUIT");
            var dump = "JNI global refs";
            await().atMost(PATIENCE).until(() -> log().contains(dump) || !process.isAlive());
            throw new AssertionError("The process has not ended after %s:%n%s".formatted(PATIENCE, log()));
        }
        return process.exitValue();
    }

    /** As {@code kill -9}: nothing is finished or written down. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As {@code kill}: the application may finish what it is doing. */
    public void stop() {
        process.destroy();
    }

    /** As {@code kill -STOP}: it stands still, with all its connections, and does not know it. */
    public void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** As {@code kill -CONT}. */
    public void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        var sent = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .inheritIO()
                .start();
        assertThat(sent.waitFor()).as("kill -" + name).isZero();
    }

    public long pid() {
        return process.pid();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}

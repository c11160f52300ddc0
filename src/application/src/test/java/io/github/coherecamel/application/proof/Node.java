package io.github.coherecamel.application.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.coherecamel.application.RunningApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The packaged application in a process of its own, which can die and come back as the same node. If it cannot start, as
 * while its database does, it is started again, as whatever runs it would do.
 */
final class Node implements AutoCloseable {

    private static final Pattern CLOSED =
            Pattern.compile("(?<outcome>[A-Z]+): event (?<id>\\S+) of (?<source>\\S+), model");

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int CANNOT_START = 1;

    private final Path folder;
    private final int port;
    private final Map<String, String> environment;
    private final List<String> properties;
    private volatile RunningApplication application;

    /** Starts one in a folder that need not be there. */
    Node(Path folder, Map<String, String> environment, List<String> properties) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.port = Ports.free();
        this.environment = environment;
        this.properties = properties;
        this.application = launch();
    }

    private RunningApplication launch() throws IOException {
        var all = Stream.concat(Stream.of("quarkus.http.port=" + port), properties.stream());
        var launched = RunningApplication.start(folder, environment, all.toArray(String[]::new));
        launched.onExit().thenAccept(code -> ended(launched, code));
        return launched;
    }

    private synchronized void ended(RunningApplication launched, int code) {
        if (launched == application && code == CANNOT_START) {
            try {
                application = launch();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** The process of now. */
    RunningApplication application() {
        return application;
    }

    void awaitStart() {
        await().atMost(LIMIT).untilAsserted(() -> assertThat(application.log()).contains("Listening on"));
    }

    /** Starts it again after it has died. */
    synchronized void restart() throws IOException, InterruptedException {
        application.kill();
        application = launch();
    }

    /** What it has told of each event that is closed, by key, in all its lives: the lines of route event-closed. */
    Map<String, String> told() throws IOException {
        var told = new HashMap<String, String>();
        try (var files = Files.newDirectoryStream(folder, "application*.log")) {
            for (var file : files) {
                var line = CLOSED.matcher(Files.readString(file));
                while (line.find()) {
                    told.put(PlannedEvent.key(line.group("source"), line.group("id")), line.group("outcome"));
                }
            }
        }
        return told;
    }

    @Override
    public synchronized void close() throws InterruptedException {
        application.close();
    }
}

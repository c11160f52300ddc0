package io.github.coherecamel.application.proof;

import static org.awaitility.Awaitility.await;

import io.github.coherecamel.application.JavaCommand;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;

/** A real broker as a process of its own. It can be killed, and comes back with its port and its log. */
public final class Kafka implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Logger CLIENTS = Logger.getLogger("org.apache.kafka");

    private static final String PLAIN = "org.apache.kafka.common.security.plain.PlainLoginModule required";

    private final Path folder;
    private final Path settings;
    private final int port;
    private Process broker;

    private Kafka(Path folder, Path settings, int port) throws IOException {
        this.folder = folder;
        this.settings = settings;
        this.port = port;
        this.broker = launch();
    }

    /** Starts one with its log in a folder that need not be there; returns when it answers. */
    public static Kafka start(Path folder) throws IOException {
        CLIENTS.setLevel(Level.SEVERE);
        Files.createDirectories(folder);
        var port = Ports.free();
        var settings = Files.writeString(
                folder.resolve("server.properties"), settings(folder, port, Ports.free(), Ports.free()));
        var format = List.of(
                "format", "-c", settings.toString(), "-t", Uuid.randomUuid().toString(), "--standalone");
        if (StorageTool.execute(format.toArray(String[]::new), silent()) != 0) {
            throw new IOException("Could not format " + folder + " for Kafka");
        }
        var kafka = new Kafka(folder, settings, port);
        kafka.awaitAnswer();
        return kafka;
    }

    private static String settings(Path folder, int port, int controllerPort, int guardedPort) {
        return """
                process.roles=broker,controller
                node.id=1
                controller.listener.names=CONTROLLER
                controller.quorum.bootstrap.servers=127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,SASL_PLAINTEXT://127.0.0.1:%4$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d,SASL_PLAINTEXT://127.0.0.1:%4$d
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,SASL_PLAINTEXT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT
                # By the second nobody is let in until somebody has a password.
                sasl.enabled.mechanisms=PLAIN
                listener.name.sasl_plaintext.plain.sasl.jaas.config=%5$s;
                log.dirs=%3$s
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                auto.create.topics.enable=false
                group.initial.rebalance.delay.ms=0
                # The default alone fills a small heap.
                log.cleaner.dedupe.buffer.size=4194304
                # A broker that was killed may come back at once.
                broker.session.timeout.ms=1000
                broker.heartbeat.interval.ms=200
                """
                .formatted(port, controllerPort, folder.resolve("log"), guardedPort, PLAIN);
    }

    private static PrintStream silent() {
        return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }

    private Process launch() throws IOException {
        var command = JavaCommand.begin();
        command.addAll(List.of(
                "-Xmx128m",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-cp",
                System.getProperty("java.class.path"),
                KafkaBroker.class.getName(),
                settings.toString()));
        var log = folder.resolve("broker.log").toFile();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
    }

    /** Host and port, as clients want them. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    /** Host and port of the listener that wants a password. */
    public String guardedAddress() throws IOException {
        return Files.readAllLines(settings).stream()
                .filter(line -> line.startsWith("advertised.listeners="))
                .findFirst()
                .orElseThrow()
                .replaceFirst(".*SASL_PLAINTEXT://", "");
    }

    /** From the next start on, this user is let in with this password. */
    public void letIn(String user, String password) throws IOException {
        var lines = Files.readString(settings);
        Files.writeString(settings, lines.replace(PLAIN, PLAIN + " user_" + user + "=\"" + password + "\""));
    }

    public void createTopic(String name, int partitions) throws ExecutionException, InterruptedException {
        try (var admin = admin()) {
            admin.createTopics(List.of(new NewTopic(name, Optional.of(partitions), Optional.empty())))
                    .all()
                    .get();
        }
    }

    /** As {@code kill -9}: nothing is finished or written down. */
    public void kill() throws InterruptedException {
        broker.destroyForcibly().waitFor();
    }

    /** Starts it again after it was killed; returns when it answers. */
    public void restart() throws IOException {
        broker = launch();
        awaitAnswer();
    }

    private void awaitAnswer() {
        try (var admin = admin()) {
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> !admin.describeCluster().nodes().get().isEmpty());
        }
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", address()));
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}

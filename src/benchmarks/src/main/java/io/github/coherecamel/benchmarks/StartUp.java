package io.github.coherecamel.benchmarks;

import io.github.coherecamel.benchmarks.measure.Resident;
import io.github.coherecamel.benchmarks.report.Spread;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The packaged application, from the start of its process until it takes events, and until the first is applied. */
final class StartUp implements Section {

    private static final Path JAR = Path.of("..", "application", "target", "quarkus-app", "quarkus-run.jar");
    private static final String EVENT = "{\"model_id\":\"m-1\",\"dataset_id\":\"d-1\"}";
    private static final String FAST = "-XX:TieredStopAtLevel=1";
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private final HttpClient client = HttpClient.newHttpClient();

    private record Start(double ready, double firstUpdate, double mebibytes) {}

    @Override
    public void run(Lab lab) throws Exception {
        if (!Files.exists(JAR)) {
            throw new IllegalStateException("The application is not packaged. Build all modules, as docs say.");
        }
        var archive = Files.createTempDirectory("archive").resolve("application.jsa");
        start(lab.freshBaseUrl(""), List.of(FAST, "-XX:ArchiveClassesAtExit=" + archive));
        var ways = List.of(List.<String>of(), List.of(FAST), List.of(FAST, "-XX:SharedArchiveFile=" + archive));
        var starts = new ArrayList<List<Start>>();
        ways.forEach(way -> starts.add(new ArrayList<>()));
        for (var round = 0; round < lab.size().starts(); round++) {
            for (var way = 0; way < ways.size(); way++) {
                starts.get(way).add(start(lab.freshBaseUrl(""), ways.get(way)));
            }
        }
        lab.report()
                .section(
                        "The application",
                        "From the start of the process until it answers over HTTP, and until the first posted event has "
                                + "updated a model; resident memory after that. docs/application.md says what the options "
                                + "do; the figures to reach are judged with the first of them, as it is started there.");
        lab.report()
                .table(
                        List.of("started by", "ready, s", "first update, s", "resident, MiB"),
                        List.of(
                                row("`java -jar`", starts.get(0)),
                                row("`java " + FAST + " -jar`", starts.get(1)),
                                row("… and an archive of its classes", starts.get(2))));
        var goals = lab.report().goals();
        goals.atMost("application: start to ready on JVM", 2.0, " s", spread(starts.get(1), Start::ready));
        goals.atMost("application: resident memory", 250, " MiB", spread(starts.get(1), Start::mebibytes));
    }

    private static List<String> row(String way, List<Start> starts) {
        return List.of(
                way,
                spread(starts, Start::ready).toString(),
                spread(starts, Start::firstUpdate).toString(),
                spread(starts, Start::mebibytes).toString());
    }

    private static Spread spread(List<Start> starts, ToDoubleFunction<Start> figure) {
        return Spread.of(starts.stream().mapToDouble(figure).boxed().toList());
    }

    private Start start(String baseUrl, List<String> options) throws Exception {
        var folder = Files.createTempDirectory("application");
        var port = freePort();
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(options);
        command.addAll(List.of(
                "-Dquarkus.http.port=" + port,
                "-Dcohere.model-id=m-1",
                "-Dcamel.component.cohere-finetune.base-url=" + baseUrl,
                "-Dcamel.component.cohere-finetune.api-key=benchmark-key",
                "-jar",
                JAR.toAbsolutePath().toString()));
        var began = System.nanoTime();
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        try {
            var server = URI.create("http://127.0.0.1:" + port);
            while (!isAnswering(server)) {
                if (!process.isAlive() || System.nanoTime() - began > PATIENCE_NANOS) {
                    throw new IllegalStateException(Files.readString(folder.resolve("log")));
                }
                Thread.sleep(5);
            }
            var ready = System.nanoTime();
            post(server);
            var updated = System.nanoTime();
            return new Start(
                    (ready - began) / 1e9,
                    (updated - began) / 1e9,
                    Resident.of(process.pid()).now() / 1048576.0);
        } finally {
            // Not forcibly: the archive is written at the end.
            process.destroy();
            process.waitFor();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Whether anything at all is answered: what is asked for does not exist. */
    private boolean isAnswering(URI server) throws InterruptedException {
        try {
            client.send(
                    HttpRequest.newBuilder(server.resolve("/ready")).build(), HttpResponse.BodyHandlers.discarding());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void post(URI server) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server.resolve("/events/dataset-uploaded"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(EVENT))
                .build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200 || !answer.body().contains("UPDATED")) {
            throw new IllegalStateException(
                    "The first event was not applied: " + answer.statusCode() + " " + answer.body());
        }
    }
}

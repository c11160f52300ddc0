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

/** The packaged application, from the start of its process until it takes events, and until the first is applied. */
final class StartUp implements Section {

    private static final Path JAR = Path.of("..", "application", "target", "quarkus-app", "quarkus-run.jar");
    private static final String EVENT = "{\"model_id\":\"m-1\",\"dataset_id\":\"d-1\"}";
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private final HttpClient client = HttpClient.newHttpClient();

    private record Start(double ready, double firstUpdate, double mebibytes) {}

    @Override
    public void run(Lab lab) throws Exception {
        if (!Files.exists(JAR)) {
            throw new IllegalStateException("The application is not packaged. Build all modules, as docs say.");
        }
        var starts = new ArrayList<Start>();
        for (var round = 0; round < (lab.size().isFull() ? 5 : 1); round++) {
            starts.add(start(lab.freshBaseUrl("")));
        }
        var ready = Spread.of(starts.stream().map(Start::ready).toList());
        var resident = Spread.of(starts.stream().map(Start::mebibytes).toList());
        lab.report()
                .section(
                        "The application",
                        "`java -jar quarkus-run.jar` with its defaults: from the start of the process until it answers over "
                                + "HTTP, and until the first posted event has updated a model; memory after that.");
        lab.report()
                .table(
                        List.of("ready, s", "first update, s", "resident, MiB"),
                        List.of(List.of(
                                ready.toString(),
                                Spread.of(starts.stream()
                                                .map(Start::firstUpdate)
                                                .toList())
                                        .toString(),
                                resident.toString())));
        lab.report().goals().atMost("application: start to ready on JVM", 2.0, " s", ready);
        lab.report().goals().atMost("application: resident memory", 250, " MiB", resident);
    }

    private Start start(String baseUrl) throws Exception {
        var folder = Files.createTempDirectory("application");
        var port = freePort();
        var began = System.nanoTime();
        var process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Dquarkus.http.port=" + port,
                        "-Dcohere.model-id=m-1",
                        "-Dcamel.component.cohere-finetune.base-url=" + baseUrl,
                        "-Dcamel.component.cohere-finetune.api-key=benchmark-key",
                        "-jar",
                        JAR.toAbsolutePath().toString())
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
            process.destroyForcibly().onExit().join();
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

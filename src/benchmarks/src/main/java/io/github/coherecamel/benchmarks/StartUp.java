package io.github.coherecamel.benchmarks;

import io.github.coherecamel.benchmarks.controller.Application;
import io.github.coherecamel.benchmarks.report.Spread;
import io.github.coherecamel.benchmarks.server.RecordingServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The packaged application, from the start of its process until it takes events, and until the first is applied. */
final class StartUp implements Section {

    private static final String EVENT = "{\"model_id\":\"m-1\",\"dataset_id\":\"d-1\"}";

    private final HttpClient client = HttpClient.newHttpClient();

    private record Start(double ready, double firstUpdate, double mebibytes) {}

    @Override
    public void run(Lab lab) throws Exception {
        var archive = Files.createTempDirectory("archive").resolve("application.jsa");
        Application.archive(archive);
        var withArchive = new ArrayList<>(Application.OPTIONS);
        withArchive.add("-XX:SharedArchiveFile=" + archive);
        var ways = List.of(List.<String>of(), Application.OPTIONS, withArchive);
        var starts = new ArrayList<List<Start>>();
        ways.forEach(way -> starts.add(new ArrayList<>()));
        for (var round = 0; round < lab.size().starts(); round++) {
            for (var way = 0; way < ways.size(); way++) {
                starts.get(way).add(start(ways.get(way)));
            }
        }
        lab.report()
                .section(
                        "The application",
                        "From the start of the process until it says by HTTP that it is ready, and until the first posted "
                                + "event has updated a model; resident memory after that. Its database is H2 in a file that was "
                                + "not there before. docs/operating.md says what the options "
                                + "do; the figures to reach are judged with all of them.");
        lab.report()
                .table(
                        List.of("started by", "ready, s", "first update, s", "resident, MiB"),
                        List.of(
                                row("`java -jar`", starts.get(0)),
                                row("`java " + String.join(" ", Application.OPTIONS) + " -jar`", starts.get(1)),
                                row("… and an archive of its classes", starts.get(2))));
        var goals = lab.report().goals();
        goals.atMost("application: start to ready with H2", 2.5, " s", spread(starts.get(2), Start::ready));
        goals.atMost("application: resident memory", 250, " MiB", spread(starts.get(2), Start::mebibytes));
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

    private Start start(List<String> options) throws Exception {
        var began = System.nanoTime();
        try (var api = new RecordingServer();
                var application = Application.start(
                        options, List.of("CO_API_URL=" + api.baseUrl(), "CO_API_KEY=benchmark-key"))) {
            var ready = application.awaitReady();
            post(application.url());
            return new Start(
                    ready.toNanos() / 1e9,
                    (System.nanoTime() - began) / 1e9,
                    application.resident().now() / 1048576.0);
        }
    }

    private void post(URI server) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server.resolve("/events"))
                .header("Content-Type", "application/json")
                .header("Prefer", "wait=60")
                .POST(HttpRequest.BodyPublishers.ofString(EVENT))
                .build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200 || !answer.body().contains("APPLIED")) {
            throw new IllegalStateException(
                    "The first event was not applied: " + answer.statusCode() + " " + answer.body());
        }
    }
}

package io.github.coherecamel.benchmarks.controller;

import io.github.coherecamel.benchmarks.report.Report;
import io.github.coherecamel.benchmarks.report.Spread;
import io.github.coherecamel.benchmarks.server.RecordingServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How long whoever looks at models and events waits for an answer, with many of both in the database. */
final class Reading {

    private static final int ROUNDS = 3;
    private static final double P95 = 0.95;
    private static final double GOAL_MILLIS = 200;
    /** Nothing else is to be done meanwhile. */
    private static final Duration LONG = Duration.ofHours(1);

    /** What people look at, by the API and by the page. */
    private static final List<String> PATHS = List.of(
            "/status",
            "/models",
            "/models?health=HEALTHY",
            "/models?text=no-such-text",
            "/models/m-1",
            "/events",
            "/events?outcome=SUPERSEDED",
            "/events?model=m-1",
            "/events?text=no-such-text",
            "/ui/models",
            "/ui/models?health=HEALTHY",
            "/ui/models/m-1",
            "/ui/events");

    private final Report report;
    private final Amounts amounts;
    private final List<List<String>> rows = new ArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();

    Reading(Report report, Amounts amounts) {
        this.report = report;
        this.amounts = amounts;
    }

    void measure(Store.Kind kind, Store store) throws Exception {
        new Rows(store).driftAfter(LONG.toSeconds());
        try (var api = new RecordingServer();
                var application = ControllerFigures.start(store, api)) {
            application.awaitReady();
            for (var path : PATHS) {
                round(application.url().resolve(path));
            }
            application.awaitIdle();
            for (var path : PATHS) {
                measure(kind, application.url(), path);
            }
        }
    }

    private void measure(Store.Kind kind, URI url, String path) throws Exception {
        var medians = new ArrayList<Double>();
        var slow = new ArrayList<Double>();
        for (var round = 0; round < ROUNDS; round++) {
            var millis = round(url.resolve(path));
            medians.add(millis.get(millis.size() / 2));
            slow.add(millis.get((int) (millis.size() * P95)));
        }
        var p95 = Spread.of(slow);
        rows.add(List.of(kind.title(), path, Spread.of(medians).toString(), p95.toString()));
        report.goals().atMost("controller, %s: GET %s, p95".formatted(kind.title(), path), GOAL_MILLIS, " ms", p95);
    }

    /** Returns how long each took, the shortest first. */
    private List<Double> round(URI url) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(url).build();
        var millis = new ArrayList<Double>();
        for (var i = 0; i < amounts.reads(); i++) {
            var began = System.nanoTime();
            var answer = client.send(request, BodyHandlers.ofByteArray());
            millis.add((System.nanoTime() - began) / 1e6);
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("%s was answered with %d".formatted(url, answer.statusCode()));
            }
        }
        Collections.sort(millis);
        return millis;
    }

    void report() {
        report.section(
                "The controller: reading",
                ("From before a request is sent until its answer has been read, one after the other, with %,d models and %,d "
                                + "events in the database. %d rounds of %d for each address, after one that does not count.")
                        .formatted(amounts.idleModels(), amounts.idleEvents(), ROUNDS, amounts.reads()));
        report.table(List.of("database", "GET", "p50, ms", "p95, ms"), rows);
    }
}

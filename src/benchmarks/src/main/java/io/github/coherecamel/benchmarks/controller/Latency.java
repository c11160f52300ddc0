package io.github.coherecamel.benchmarks.controller;

import io.github.coherecamel.benchmarks.report.Report;
import io.github.coherecamel.benchmarks.report.Spread;
import io.github.coherecamel.benchmarks.server.RecordingServer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** How soon an event that comes to an idle controller has become a PATCH. */
final class Latency {

    private static final int ROUNDS = 3;
    private static final int MODELS = 1_000;
    private static final double P99 = 0.99;

    private final Report report;
    private final Amounts amounts;
    private final List<List<String>> rows = new ArrayList<>();
    private final RandomGenerator random = RandomGenerator.getDefault();

    Latency(Report report, Amounts amounts) {
        this.report = report;
        this.amounts = amounts;
    }

    void measure(Store.Kind kind, Application application, RecordingServer api) throws Exception {
        application.awaitIdle();
        var medians = new ArrayList<Double>();
        var slowest = new ArrayList<Double>();
        try (var sender = new Sender(application.url())) {
            round(sender, api);
            for (var round = 0; round < ROUNDS; round++) {
                var millis = round(sender, api);
                medians.add(millis.get(millis.size() / 2));
                slowest.add(millis.get((int) (millis.size() * P99)));
            }
        }
        var p50 = Spread.of(medians);
        var p99 = Spread.of(slowest);
        rows.add(List.of(kind.title(), p50.toString(), p99.toString()));
        var what = "controller, %s: event to PATCH, idle, ".formatted(kind.title());
        report.goals().atMost(what + "p50", 25, " ms", p50);
        report.goals().atMost(what + "p99", 150, " ms", p99);
    }

    private List<Double> round(Sender sender, RecordingServer api) throws Exception {
        var millis = new ArrayList<Double>();
        for (var event = 0; event < amounts.single(); event++) {
            var dataset = "d-" + System.nanoTime();
            var patched = api.calls().patchTo(dataset);
            var began = System.nanoTime();
            sender.post("m-" + event % MODELS, dataset);
            millis.add((patched.get() - began) / 1e6);
            // Not in step with anything, and long enough that the event is closed and told.
            Thread.sleep(random.nextInt(40, 80));
        }
        Collections.sort(millis);
        return millis;
    }

    void report() {
        report.section(
                "The controller: from an event to the PATCH",
                ("From before the event is sent until the PATCH has come to an API that answers at once; between them the "
                                + "controller writes the event down, claims its model, and reads model and dataset. One "
                                + "event at a time, %d rounds of %d.")
                        .formatted(ROUNDS, amounts.single()));
        report.table(List.of("database", "p50, ms", "p99, ms"), rows);
    }
}

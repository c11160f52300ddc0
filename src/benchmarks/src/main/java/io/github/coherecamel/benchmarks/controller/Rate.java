package io.github.coherecamel.benchmarks.controller;

import io.github.coherecamel.benchmarks.report.Report;
import io.github.coherecamel.benchmarks.report.Spread;
import io.github.coherecamel.benchmarks.server.RecordingServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** How many models are reconciled each second, and whether that depends on what else is in the database. */
final class Rate {

    private final Report report;
    private final Amounts amounts;
    private final List<List<String>> rows = new ArrayList<>();

    Rate(Report report, Amounts amounts) {
        this.report = report;
        this.amounts = amounts;
    }

    /** Reconciles models that were put there, and returns how many each second in each round. */
    Spread measure(Store.Kind kind, Store store, String content, String prefix) throws Exception {
        var rounds = amounts.rounds();
        new Rows(store).due(prefix, amounts.warmUp() + rounds * amounts.reconciliations());
        try (var api = new RecordingServer()) {
            var marks = new ArrayList<CompletableFuture<Long>>();
            for (var round = 0; round <= rounds; round++) {
                marks.add(api.calls().patch(amounts.warmUp() + (long) round * amounts.reconciliations()));
            }
            try (var application = ControllerFigures.start(store, api)) {
                application.awaitReady();
                var perSecond = new ArrayList<Double>();
                for (var round = 0; round < rounds; round++) {
                    var nanos = marks.get(round + 1).get() - marks.get(round).get();
                    perSecond.add(amounts.reconciliations() * 1e9 / nanos);
                }
                application.awaitIdle();
                var spread = Spread.of(perSecond);
                rows.add(List.of(kind.title(), content, spread.toString()));
                report.goals()
                        .atLeast(
                                "controller, %s: reconciliations per second, %s".formatted(kind.title(), content),
                                300,
                                "",
                                spread);
                return spread;
            }
        }
    }

    void report() {
        report.section(
                "The controller: reconciliations",
                ("Models that are all due when the process starts, at an API that answers at once: each is claimed, model "
                                + "and dataset are read, the model is written, and its end is written down and told. Per "
                                + "second, in %d rounds of %,d after the first %,d.")
                        .formatted(amounts.rounds(), amounts.reconciliations(), amounts.warmUp()));
        report.table(List.of("database", "beside", "per second"), rows);
    }
}

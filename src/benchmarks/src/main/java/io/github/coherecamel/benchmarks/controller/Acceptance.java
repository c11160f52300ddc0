package io.github.coherecamel.benchmarks.controller;

import io.github.coherecamel.benchmarks.report.Report;
import io.github.coherecamel.benchmarks.report.Spread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How many events are accepted while models are reconciled, beside bare inserts into the same kind of database. */
final class Acceptance {

    private static final int MODELS = 1_000;

    private final Report report;
    private final Amounts amounts;
    private final List<List<String>> rows = new ArrayList<>();

    Acceptance(Report report, Amounts amounts) {
        this.report = report;
        this.amounts = amounts;
    }

    void measure(Store.Kind kind, Store store, Application application) throws Exception {
        BareInsert.prepare(store);
        var bare = new ArrayList<Double>();
        var accepted = new ArrayList<Double>();
        bare(store, amounts.posting());
        // Not counted: a young process compiles its code, and is slow until then.
        Crew.perSecond(() -> new Posting(application.url(), MODELS), amounts.warmUp());
        for (var round = 0; round < amounts.rounds(); round++) {
            application.awaitIdle();
            bare.add(bare(store, amounts.posting()));
            accepted.add(accept(application, amounts.posting()));
        }
        var ratio = Spread.ratio(accepted, bare);
        rows.add(List.of(
                kind.title(), Spread.of(accepted).toString(), Spread.of(bare).toString(), ratio.toString()));
        report.goals()
                .atLeast("controller, %s: events accepted, to bare inserts".formatted(kind.title()), 0.5, " x", ratio);
    }

    private double bare(Store store, Duration time) throws Exception {
        BareInsert.prepare(store);
        return Crew.perSecond(() -> new BareInsert(store), time);
    }

    private static double accept(Application application, Duration time) throws Exception {
        return Crew.perSecond(() -> new Posting(application.url(), MODELS), time);
    }

    void report() {
        report.section(
                "The controller: events accepted",
                ("Single events over HTTP for %,d models, by %d connections at once, each acknowledged once it is "
                                + "durable; meanwhile the models are reconciled. Bare: single rows, each in a transaction "
                                + "of its own, by as many connections of one process to the same database (H2: to a second "
                                + "file with the same settings). Per second; the two take turns.")
                        .formatted(MODELS, Crew.THREADS));
        report.table(List.of("database", "events", "bare inserts", "ratio"), rows);
    }
}

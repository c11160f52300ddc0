package io.github.coherecamel.benchmarks.controller;

import io.github.coherecamel.benchmarks.report.Report;
import io.github.coherecamel.benchmarks.report.Spread;
import io.github.coherecamel.benchmarks.server.RecordingServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How many events are accepted while models are reconciled, beside bare inserts into the same kind of database. */
final class Acceptance {

    private static final int MODELS = 1_000;

    /** Far more than elsewhere: a request runs through far more code than an insert does. */
    private static final int WARM_UP = 10;

    private static final Duration DELAY = Duration.ofMillis(50);

    private final Report report;
    private final Amounts amounts;
    private final List<List<String>> rows = new ArrayList<>();

    Acceptance(Report report, Amounts amounts) {
        this.report = report;
        this.amounts = amounts;
    }

    void measure(Store.Kind kind, Store store, Application application, RecordingServer api) throws Exception {
        api.answerAfter(DELAY);
        var loop = new ArrayList<Double>();
        var crew = new ArrayList<Double>();
        var single = new ArrayList<Double>();
        var batches = new ArrayList<Double>();
        // Not counted: a young process compiles its code, and is slow until then.
        Crew.perSecond(() -> new Posting(application.url(), MODELS), WARM_UP * amounts.warmUp());
        Crew.perSecond(() -> new PostingBatches(application.url(), MODELS), amounts.warmUp() / PostingBatches.EVENTS);
        for (var round = 0; round < amounts.rounds(); round++) {
            application.awaitIdle();
            BareInsert.prepare(store);
            loop.add(Crew.perSecondAlone(() -> new BareInsert(store), amounts.posting()));
            BareInsert.prepare(store);
            crew.add(Crew.perSecond(() -> new BareInsert(store), amounts.posting()));
            single.add(Crew.perSecond(() -> new Posting(application.url(), MODELS), amounts.posting()));
            application.awaitIdle();
            batches.add(PostingBatches.EVENTS
                    * Crew.perSecond(() -> new PostingBatches(application.url(), MODELS), amounts.posting()));
        }
        application.awaitIdle();
        api.answerAfter(Duration.ZERO);
        add(kind, "bare inserts, one after the other", loop, loop);
        add(kind, "bare inserts by %d connections".formatted(Crew.THREADS), crew, loop);
        goal(kind, "single events accepted", add(kind, "events, each in a request of its own", single, loop));
        goal(
                kind,
                "events accepted in arrays",
                add(kind, "events in arrays of %d".formatted(PostingBatches.EVENTS), batches, loop));
    }

    private Spread add(Store.Kind kind, String what, List<Double> perSecond, List<Double> loop) {
        var ratio = Spread.ratio(perSecond, loop);
        rows.add(List.of(kind.title(), what, Spread.of(perSecond).toString(), ratio.toString()));
        return ratio;
    }

    private void goal(Store.Kind kind, String what, Spread ratio) {
        report.goals()
                .atLeast(
                        "controller, %s: %s, to a loop of bare inserts".formatted(kind.title(), what),
                        0.5,
                        " x",
                        ratio);
    }

    void report() {
        report.section(
                "The controller: events accepted",
                ("Events over HTTP for %,d models, by %d connections at once, each acknowledged once it is durable; meanwhile "
                                + "the models are reconciled with an API that takes %d ms for each call. Bare: single rows, "
                                + "each in a transaction of its own, in the same database (H2: in a second file with the "
                                + "same settings), by one connection in a loop and by as many as post events. PostgreSQL "
                                + "flushes the disk once for many connections, so those are much faster than one. Ratios are "
                                + "to the loop. Per second; they take turns.")
                        .formatted(MODELS, Crew.THREADS, DELAY.toMillis()));
        report.table(List.of("database", "what", "per second", "ratio"), rows);
    }
}

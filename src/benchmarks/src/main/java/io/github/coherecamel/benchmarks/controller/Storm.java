package io.github.coherecamel.benchmarks.controller;

import io.github.coherecamel.benchmarks.report.Report;
import io.github.coherecamel.benchmarks.report.Spread;
import io.github.coherecamel.benchmarks.server.RecordingServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How many PATCHes many events for one model come to. */
final class Storm {

    private static final Duration DELAY = Duration.ofMillis(50);

    private final Report report;
    private final Amounts amounts;
    private final List<List<String>> rows = new ArrayList<>();

    Storm(Report report, Amounts amounts) {
        this.report = report;
        this.amounts = amounts;
    }

    void measure(Store.Kind kind, Application application, RecordingServer api) throws Exception {
        application.awaitIdle();
        api.answerAfter(DELAY);
        var before = api.calls().patches();
        var perSecond = Crew.perSecond(() -> new Posting(application.url(), 1), amounts.storm());
        application.awaitIdle();
        api.answerAfter(Duration.ZERO);
        var patches = api.calls().patches() - before;
        var share = Spread.of(List.of(100.0 * patches / amounts.storm()));
        rows.add(List.of(
                kind.title(),
                Spread.number(amounts.storm() / perSecond),
                String.valueOf(patches),
                Spread.number(share.median()) + " %"));
        report.goals()
                .atMost(
                        "controller, %s: PATCHes for %,d events on one model".formatted(kind.title(), amounts.storm()),
                        1,
                        " % of events",
                        share);
    }

    void report() {
        report.section(
                "The controller: %,d events for one model".formatted(amounts.storm()),
                ("Single events over HTTP by %d connections at once, at an API that takes %d ms for each call. One PATCH "
                                + "comes after another has ended, so the sooner the events are accepted, the fewer they are.")
                        .formatted(Crew.THREADS, DELAY.toMillis()));
        report.table(List.of("database", "all events accepted, s", "PATCHes", "of events"), rows);
    }
}

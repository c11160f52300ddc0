package io.github.coherecamel.benchmarks.controller;

import io.github.coherecamel.benchmarks.report.Report;
import io.github.coherecamel.benchmarks.report.Spread;
import io.github.coherecamel.benchmarks.server.RecordingServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a controller costs that has nothing to do but to look whether there is something. */
final class Idle {

    /** How often it looks for drift by default. */
    private static final Duration DRIFT = Duration.ofMinutes(10);
    /** From the start of the process until it is watched, at most. */
    private static final Duration START = Duration.ofSeconds(30);

    private final Report report;
    private final Amounts amounts;
    private final List<List<String>> rows = new ArrayList<>();

    Idle(Report report, Amounts amounts) {
        this.report = report;
        this.amounts = amounts;
    }

    private record Used(double cpuSeconds, long statements) {

        static Used of(Application application, Store store) throws Exception {
            return new Used(application.cpu().toNanos() / 1e9, store.statements());
        }

        Used since(Used then) {
            return new Used(cpuSeconds - then.cpuSeconds, statements - then.statements);
        }
    }

    void measure(Store.Kind kind, Store store) throws Exception {
        var watched = amounts.idle().toNanos() / 1e9;
        new Rows(store).driftAfter(START.plus(amounts.idle()).toSeconds());
        store.logStatements();
        try (var api = new RecordingServer()) {
            api.list(amounts.idleModels());
            try (var application = ControllerFigures.start(store, api)) {
                var deadline = System.nanoTime() + START.toNanos();
                application.awaitReady();
                Thread.sleep(amounts.idle().toMillis());
                application.awaitIdle();
                if (System.nanoTime() - deadline > 0) {
                    throw new IllegalStateException("The start took so long that drift is looked for already.");
                }
                var begin = Used.of(application, store);
                Thread.sleep(amounts.idle().toMillis());
                var quiet = Used.of(application, store).since(begin);
                var beforeDrift = Used.of(application, store);
                var began = System.nanoTime();
                while (api.calls().pages() < 2) {
                    Thread.sleep(100);
                }
                application.awaitIdle();
                var seconds = (System.nanoTime() - began) / 1e9;
                var withDrift = Used.of(application, store).since(beforeDrift);
                add(kind, quiet, watched, withDrift, seconds);
            }
        }
    }

    private void add(Store.Kind kind, Used quiet, double watched, Used withDrift, double seconds) {
        var cpu = quiet.cpuSeconds / watched;
        var statements = quiet.statements / watched;
        var driftCpu = Math.max(0, withDrift.cpuSeconds - cpu * seconds) / DRIFT.toSeconds();
        var driftStatements = Math.max(0, withDrift.statements - statements * seconds) / DRIFT.toSeconds();
        rows.add(row(kind.title() + ", looking for what is due", cpu, statements));
        rows.add(row("… looking for drift every %d minutes".formatted(DRIFT.toMinutes()), driftCpu, driftStatements));
        var what = "controller, %s: idle with %,d models and %,d events, "
                .formatted(kind.title(), amounts.idleModels(), amounts.idleEvents());
        report.goals().atMost(what + "CPU", 2, " % of a core", Spread.of(List.of(100 * (cpu + driftCpu))));
        report.goals().atMost(what + "statements", 5, " a second", Spread.of(List.of(statements + driftStatements)));
    }

    private static List<String> row(String what, double cpu, double statements) {
        return List.of(what, Spread.number(100 * cpu) + " %", Spread.number(statements));
    }

    void report() {
        report.section(
                "The controller: idle",
                ("%,d models that are as wanted, %,d closed events, and nothing to do. CPU time of the process, of one core; "
                                + "statements as the database itself logs them, without those that begin and commit. "
                                + "Watched for %d s, after as long without anything to do; then one look for drift, which "
                                + "lists all models, is measured and spread over its interval.")
                        .formatted(
                                amounts.idleModels(),
                                amounts.idleEvents(),
                                amounts.idle().toSeconds()));
        report.table(List.of("database", "CPU", "statements a second"), rows);
    }
}

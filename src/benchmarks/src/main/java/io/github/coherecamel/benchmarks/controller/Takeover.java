package io.github.coherecamel.benchmarks.controller;

import io.github.coherecamel.benchmarks.report.Report;
import io.github.coherecamel.benchmarks.report.Spread;
import io.github.coherecamel.benchmarks.server.RecordingServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** How soon a model is gone on with whose process was killed while it worked on it. */
final class Takeover {

    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration POLL = Duration.ofSeconds(1);

    /** A whole reconciliation has to fit into the lease. */
    private static final List<String> SHORT = List.of(
            "cohere.reconcile.lease=" + LEASE.toSeconds() + "s",
            "cohere.reconcile.update-timeout=4s",
            "camel.component.cohere-finetune.response-timeout=4s");

    private final Report report;
    private final Amounts amounts;
    private final List<List<String>> rows = new ArrayList<>();

    Takeover(Report report, Amounts amounts) {
        this.report = report;
        this.amounts = amounts;
    }

    /** The same node, started again. */
    void bySame(Store.Kind kind, Store store) throws Exception {
        var seconds = new ArrayList<Double>();
        for (var kill = 0; kill < amounts.kills(); kill++) {
            try (var api = new RecordingServer()) {
                api.answerAfter(NEVER);
                var dataset = "d-" + System.nanoTime();
                var killed = ControllerFigures.start(store, api);
                killed.awaitReady();
                post(killed, api.calls().read("m-same"), "m-same", dataset);
                killed.kill();
                api.answerAfter(Duration.ZERO);
                var patched = api.calls().patchTo(dataset);
                try (var again = ControllerFigures.start(store, api)) {
                    again.awaitReady();
                    var ready = System.nanoTime();
                    seconds.add((patched.get() - ready) / 1e9);
                }
            }
        }
        add(kind, "the same node, after it is ready again", POLL, seconds);
    }

    /** Another node, which has been running all the time. */
    void byAnother(Store.Kind kind, Store store) throws Exception {
        var seconds = new ArrayList<Double>();
        try (var hanging = new RecordingServer();
                var api = new RecordingServer();
                var other = ControllerFigures.start(store, api, SHORT)) {
            hanging.answerAfter(NEVER);
            other.awaitReady();
            for (var kill = 0; kill < amounts.kills(); kill++) {
                var killed = ControllerFigures.start(store, hanging, SHORT, "killed-" + kill);
                killed.awaitReady();
                String dataset;
                CompletableFuture<Long> patched;
                CompletableFuture<Long> claimed;
                do {
                    // The other may have come first.
                    dataset = "d-" + System.nanoTime();
                    patched = api.calls().patchTo(dataset);
                    claimed = hanging.calls().read("m-other");
                    try (var sender = new Sender(killed.url())) {
                        sender.post("m-other", dataset);
                    }
                    CompletableFuture.anyOf(claimed, patched).get();
                } while (!claimed.isDone());
                killed.kill();
                var died = System.nanoTime();
                seconds.add((patched.get() - died) / 1e9);
            }
        }
        add(kind, "another node, with a lease of %d s".formatted(LEASE.toSeconds()), LEASE.plus(POLL), seconds);
    }

    private static void post(Application application, CompletableFuture<Long> read, String model, String dataset)
            throws Exception {
        try (var sender = new Sender(application.url())) {
            sender.post(model, dataset);
        }
        read.get();
    }

    private void add(Store.Kind kind, String who, Duration limit, List<Double> seconds) {
        rows.add(List.of(kind.title() + ": " + who, Spread.of(seconds).toString()));
        report.goals()
                .atMost(
                        "controller, %s: takeover by %s".formatted(kind.title(), who),
                        limit.toSeconds(),
                        " s",
                        Spread.of(seconds));
    }

    void report() {
        report.section(
                "The controller: takeover",
                "A process is killed (`kill -9`) after it has claimed a model and begun to read it. Seconds until the model is "
                        + "written: by the same node, from its being ready again, less than none if it was so before; by another, "
                        + "from the kill.");
        report.table(List.of("by", "s"), rows);
    }
}

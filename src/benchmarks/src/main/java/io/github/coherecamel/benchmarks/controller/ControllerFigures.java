package io.github.coherecamel.benchmarks.controller;

import io.github.coherecamel.benchmarks.report.Report;
import io.github.coherecamel.benchmarks.server.RecordingServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** All that is measured of the controller, on one database after the other. */
public final class ControllerFigures {

    private final Report report;
    private final Amounts amounts;
    private final Acceptance acceptance;
    private final Latency latency;
    private final Storm storm;
    private final Rate rate;
    private final Idle idle;
    private final Reading reading;
    private final Takeover takeover;

    public ControllerFigures(Report report, boolean isFull) {
        this.report = report;
        this.amounts = isFull ? Amounts.FULL : Amounts.QUICK;
        this.acceptance = new Acceptance(report, amounts);
        this.latency = new Latency(report, amounts);
        this.storm = new Storm(report, amounts);
        this.rate = new Rate(report, amounts);
        this.idle = new Idle(report, amounts);
        this.reading = new Reading(report, amounts);
        this.takeover = new Takeover(report, amounts);
    }

    public void measure() throws Exception {
        for (var kind : Store.Kind.values()) {
            try (var store = kind.open()) {
                byEvents(kind, store);
            }
            try (var store = kind.open()) {
                bySize(kind, store);
            }
        }
        acceptance.report();
        latency.report();
        storm.report();
        rate.report();
        reading.report();
        idle.report();
        takeover.report();
    }

    private void byEvents(Store.Kind kind, Store store) throws Exception {
        try (var api = new RecordingServer();
                var application = start(store, api)) {
            application.awaitReady();
            acceptance.measure(kind, store, application, api);
            latency.measure(kind, application, api);
            storm.measure(kind, application, api);
        }
        takeover.bySame(kind, store);
        if (kind == Store.Kind.POSTGRESQL) {
            takeover.byAnother(kind, store);
        }
    }

    private void bySize(Store.Kind kind, Store store) throws Exception {
        migrate(store);
        var alone = rate.measure(kind, store, "nothing else", "first-");
        var rows = new Rows(store);
        rows.settled(amounts.models(), amounts.events());
        var crowded = rate.measure(
                kind, store, "%,d models and %,d events".formatted(amounts.models(), amounts.events()), "second-");
        report.goals()
                .atLeast(
                        "controller, %s: … to that beside nothing else".formatted(kind.title()),
                        1.0,
                        " x",
                        crowded.to(alone));
        try (var other = kind.open()) {
            migrate(other);
            new Rows(other).settled(amounts.idleModels(), amounts.idleEvents());
            reading.measure(kind, other);
            idle.measure(kind, other);
        }
    }

    /** Lets the application make its tables. */
    private static void migrate(Store store) throws Exception {
        try (var api = new RecordingServer();
                var application = start(store, api)) {
            application.awaitReady();
        }
    }

    static Application start(Store store, RecordingServer api) throws IOException {
        return start(store, api, List.of());
    }

    static Application start(Store store, RecordingServer api, List<String> more) throws IOException {
        return start(store, api, more, "node");
    }

    static Application start(Store store, RecordingServer api, List<String> more, String node) throws IOException {
        var properties = new ArrayList<>(store.properties());
        properties.add("cohere.node=" + node);
        properties.add("CO_API_URL=" + api.baseUrl());
        properties.add("CO_API_KEY=benchmark-key");
        properties.addAll(more);
        return Application.start(Application.OPTIONS, properties);
    }
}

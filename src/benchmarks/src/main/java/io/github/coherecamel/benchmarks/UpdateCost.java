package io.github.coherecamel.benchmarks;

import io.github.coherecamel.benchmarks.contestant.Kind;
import io.github.coherecamel.benchmarks.measure.Child;
import io.github.coherecamel.benchmarks.measure.Round;
import io.github.coherecamel.benchmarks.report.BarChart;
import io.github.coherecamel.benchmarks.report.Spread;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** What one update costs: contestants take turns, round by round, each in a process of its own that stays warm. */
final class UpdateCost implements Section {

    /** Of the loads that are not judged. */
    private static final int OTHER_ROUNDS = 3;

    /** They take most of the time and are far from their figures, so a third of the rounds tells enough of them. */
    private static final Set<Kind> SLOW = EnumSet.of(Kind.HTTP, Kind.SDK, Kind.SDK_TUNED);

    private final Map<Kind, Child> children = new EnumMap<>(Kind.class);

    @Override
    public void run(Lab lab) throws Exception {
        try {
            var loads = lab.size().inFlight();
            for (var kind : Kind.values()) {
                children.put(kind, lab.contestant(kind, "", Collections.max(loads)));
            }
            children.values()
                    .forEach(child -> round(child, loads.get(0), lab.size().warmUp()));
            lab.report()
                    .section(
                            "One update",
                            "Process CPU time and allocated bytes of the client, all of its threads; the ratios are to "
                                    + "bare HttpClient 5 that makes the same calls. Medians, with their 95 % intervals over rounds; a ratio is taken within each round.");
            for (var inFlight : loads) {
                compare(lab, inFlight, inFlight.equals(loads.get(0)));
            }
        } finally {
            for (var child : children.values()) {
                child.close();
            }
        }
    }

    private void compare(Lab lab, int inFlight, boolean isJudged) {
        var size = lab.size();
        var rounds = new EnumMap<Kind, List<Round>>(Kind.class);
        var updates = inFlight == 1 ? size.updates() / 4 : size.updates();
        if (!isJudged) {
            // Not counted: another load warms up other code.
            children.values().forEach(child -> round(child, inFlight, updates / 2));
        }
        var count = isJudged ? size.rounds() : OTHER_ROUNDS;
        for (var number = 0; number < count; number++) {
            for (var entry : children.entrySet()) {
                if (!isJudged || number % 3 == 0 || !SLOW.contains(entry.getKey())) {
                    rounds.computeIfAbsent(entry.getKey(), key -> new ArrayList<>())
                            .add(round(entry.getValue(), inFlight, updates));
                }
            }
        }
        table(lab, inFlight, rounds);
        if (isJudged) {
            judge(lab, rounds);
            plots(lab, rounds);
        }
    }

    private static Round round(Child child, int inFlight, int updates) {
        return child.ask("load " + inFlight + " " + updates, Round.class);
    }

    private static void table(Lab lab, int inFlight, Map<Kind, List<Round>> rounds) {
        var rows = new ArrayList<List<String>>();
        rounds.forEach((kind, measured) -> rows.add(List.of(
                kind.title(),
                Spread.of(values(measured, Round::cpuMicrosPerUpdate)).toString(),
                ratio(rounds, kind, limitOf(kind), Round::cpuMicrosPerUpdate).toString(),
                bytes(measured),
                Spread.of(values(measured, Round::updatesPerSecond)).in(Spread::number),
                Spread.number(Spread.of(values(measured, Round::p50Micros)).median()),
                Spread.number(Spread.of(values(measured, Round::p99Micros)).median()))));
        lab.report()
                .table(
                        List.of(
                                inFlight + " in flight",
                                "CPU, µs",
                                "CPU ratio",
                                "bytes",
                                "updates/s",
                                "p50, µs",
                                "p99, µs"),
                        rows);
    }

    private static String bytes(List<Round> rounds) {
        var text = Spread.of(values(rounds, Round::bytesPerUpdate)).toString();
        var ended = rounds.stream().mapToLong(Round::endedThreads).sum();
        return ended == 0 ? text : text + ", without those of " + ended + " threads that ended";
    }

    private static Kind limitOf(Kind kind) {
        return kind == Kind.COMPONENT_MERGE || kind == Kind.BARE_THREE ? Kind.BARE_THREE : Kind.BARE;
    }

    private static void judge(Lab lab, Map<Kind, List<Round>> rounds) {
        var goals = lab.report().goals();
        var cpu = (ToDoubleFunction<Round>) Round::cpuMicrosPerUpdate;
        goals.atMost("CPU per update, merge=false, to bare", 1.25, " x", ratio(rounds, Kind.COMPONENT, Kind.BARE, cpu));
        goals.atMost("… to Cohere's SDK", 0.75, " x", ratio(rounds, Kind.COMPONENT, Kind.SDK, cpu));
        goals.atMost(
                "… to Cohere's SDK with all connections kept",
                0.75,
                " x",
                ratio(rounds, Kind.COMPONENT, Kind.SDK_TUNED, cpu));
        goals.atMost("… to the http: route", 0.70, " x", ratio(rounds, Kind.COMPONENT, Kind.HTTP, cpu));
        goals.atMost("… to the vertx-http: route", 0.95, " x", ratio(rounds, Kind.COMPONENT, Kind.VERTX_HTTP, cpu));
        goals.atMost(
                "bytes allocated per update, merge=false, to bare",
                1.2,
                " x",
                ratio(rounds, Kind.COMPONENT, Kind.BARE, Round::bytesPerUpdate));
        goals.atMost(
                "CPU per update, merge=true with requireValidated, to three bare calls",
                1.25,
                " x",
                ratio(rounds, Kind.COMPONENT_MERGE, Kind.BARE_THREE, cpu));
    }

    private static void plots(Lab lab, Map<Kind, List<Round>> rounds) {
        var cpu = new BarChart("CPU per update, 32 in flight", "µs");
        var bytes = new BarChart("Bytes allocated per update, 32 in flight", "bytes");
        rounds.forEach((kind, measured) -> {
            cpu.add(kind.title(), Spread.of(values(measured, Round::cpuMicrosPerUpdate)));
            bytes.add(kind.title(), Spread.of(values(measured, Round::bytesPerUpdate)));
        });
        lab.report().plot("update-cpu", "CPU per update", cpu.svg());
        lab.report().plot("update-bytes", "Bytes allocated per update", bytes.svg());
    }

    private static Spread ratio(Map<Kind, List<Round>> rounds, Kind kind, Kind to, ToDoubleFunction<Round> figure) {
        return Spread.ratio(
                values(rounds.getOrDefault(kind, List.of()), figure),
                values(rounds.getOrDefault(to, List.of()), figure));
    }

    private static List<Double> values(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return rounds.stream().mapToDouble(figure).boxed().toList();
    }
}

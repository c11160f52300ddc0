package io.github.coherecamel.benchmarks;

import io.github.coherecamel.benchmarks.contestant.ContestantProcess.Threads;
import io.github.coherecamel.benchmarks.contestant.Kind;
import io.github.coherecamel.benchmarks.measure.Round;
import io.github.coherecamel.benchmarks.report.BarChart;
import io.github.coherecamel.benchmarks.report.Spread;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Thousands of updates at once, each answered after a second. Every contestant gets a fresh process each round. */
final class Crowd implements Section {

    /** That the figures to reach are about. */
    private static final List<Kind> JUDGED = List.of(Kind.BARE, Kind.COMPONENT, Kind.SDK);

    private static final List<Kind> ALL = List.of(Kind.BARE, Kind.COMPONENT, Kind.VERTX_HTTP, Kind.HTTP, Kind.SDK);

    /** @param threads that were there at most beyond those before the contestant had anything to do */
    private record Result(double seconds, double threads, double mebibytes) {}

    @Override
    public void run(Lab lab) {
        var results = new EnumMap<Kind, List<Result>>(Kind.class);
        for (var round = 0; round < lab.size().crowdRounds(); round++) {
            // The others take long; once tells enough of them.
            for (var kind : lab.size().isFull() && round == 0 ? ALL : JUDGED) {
                results.computeIfAbsent(kind, key -> new ArrayList<>()).add(measure(lab, kind));
            }
        }
        var crowd = lab.size().crowd();
        lab.report()
                .section(
                        "%,d updates in flight".formatted(crowd),
                        "All begin at once and are answered after one second. Fresh process each; the second such crowd is "
                                + "timed, so that the first compiles the code; threads beyond those of the idle process; peak resident memory of the process.");
        var rows = new ArrayList<List<String>>();
        results.forEach((kind, measured) -> rows.add(List.of(
                kind.title(),
                spread(measured, Result::seconds).toString(),
                spread(measured, Result::threads).in(each -> "%.0f".formatted(each)),
                spread(measured, Result::mebibytes).toString())));
        lab.report().table(List.of("contestant", "until all are done, s", "threads", "peak RSS, MiB"), rows);
        judge(lab, results);
    }

    private static Result measure(Lab lab, Kind kind) {
        var crowd = lab.size().crowd();
        try (var child = lab.contestant(kind, "/delay-1000", crowd)) {
            var idle = child.ask("threads", Threads.class);
            child.ask("load " + crowd + " " + crowd);
            var round = child.ask("load " + crowd + " " + crowd, Round.class);
            var threads = child.ask("threads", Threads.class);
            return new Result(
                    round.nanos() / 1e9,
                    threads.peak() - idle.now(),
                    child.resident().peak() / 1048576.0);
        }
    }

    private static void judge(Lab lab, Map<Kind, List<Result>> results) {
        var goals = lab.report().goals();
        var crowd = "%,d in flight: ".formatted(lab.size().crowd());
        goals.atMost(
                crowd + "threads added by the component",
                8,
                "",
                spread(results.getOrDefault(Kind.COMPONENT, List.of()), Result::threads));
        goals.atMost(crowd + "peak RSS to the SDK's", 0.5, " x", ratio(results, Kind.SDK, Result::mebibytes));
        goals.atMost(
                crowd + "1 s answers, time until all are done, to bare",
                1.15,
                " x",
                ratio(results, Kind.BARE, Result::seconds));
        var chart = new BarChart(
                "Peak resident memory, %,d in flight".formatted(lab.size().crowd()), "MiB");
        results.forEach((kind, measured) -> chart.add(kind.title(), spread(measured, Result::mebibytes)));
        lab.report().plot("crowd-rss", "Peak resident memory with thousands of updates in flight", chart.svg());
    }

    private static Spread ratio(Map<Kind, List<Result>> results, Kind to, ToDoubleFunction<Result> figure) {
        return Spread.ratio(
                values(results.getOrDefault(Kind.COMPONENT, List.of()), figure),
                values(results.getOrDefault(to, List.of()), figure));
    }

    private static Spread spread(List<Result> results, ToDoubleFunction<Result> figure) {
        return Spread.of(values(results, figure));
    }

    private static List<Double> values(List<Result> results, ToDoubleFunction<Result> figure) {
        return results.stream().mapToDouble(figure).boxed().toList();
    }
}

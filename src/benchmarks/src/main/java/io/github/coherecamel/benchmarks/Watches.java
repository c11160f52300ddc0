package io.github.coherecamel.benchmarks;

import io.github.coherecamel.benchmarks.measure.Child;
import io.github.coherecamel.benchmarks.report.BarChart;
import io.github.coherecamel.benchmarks.report.Spread;
import io.github.coherecamel.benchmarks.subject.WatchProcess;
import io.github.coherecamel.benchmarks.subject.WatchProcess.Polls;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** What a watch costs for each model at each poll, and whether that grows with the number of models. */
final class Watches implements Section {

    private static final int ROUNDS = 3;

    @Override
    public void run(Lab lab) {
        var costs = new LinkedHashMap<Integer, Spread>();
        var rows = new ArrayList<List<String>>();
        for (var models : lab.size().watched()) {
            try (var child = new Child(WatchProcess.class, lab.freshBaseUrl("/models-" + models))) {
                child.ask("poll 1");
                // As many models for each, so that none is measured colder than another.
                poll(child, models, lab);
                var rounds = new ArrayList<Polls>();
                for (var round = 0; round < ROUNDS; round++) {
                    rounds.add(poll(child, models, lab));
                }
                var cost = Spread.of(rounds.stream()
                        .map(polls -> polls.cpuNanos() / 1e3 / polls.polls() / models)
                        .toList());
                costs.put(models, cost);
                rows.add(row(models, rounds, cost));
            }
        }
        lab.report()
                .section(
                        "A watch",
                        "`cohere-finetune:watch` over models that do not change, in pages of 50. CPU and allocated bytes "
                                + "for each model at each poll; heap in use between two polls.");
        lab.report()
                .table(List.of("models", "CPU per model, µs", "bytes per model", "heap in use, MiB", "poll, ms"), rows);
        var first = costs.get(lab.size().watched().get(0));
        var largest = lab.size().watched().get(lab.size().watched().size() - 1);
        var chart = new BarChart("CPU per model and poll", "µs");
        costs.forEach((models, cost) -> chart.add("%,d models".formatted(models), cost));
        lab.report().plot("watch-cpu", "CPU per model and poll", chart.svg());
        if (first != null) {
            var growth = costs.getOrDefault(largest, first);
            lab.report()
                    .goals()
                    .atMost(
                            "watch: CPU per model per poll, %,d models to %,d"
                                    .formatted(largest, lab.size().watched().get(0)),
                            1.0,
                            " x",
                            growth.to(first));
        }
    }

    private static Polls poll(Child child, int models, Lab lab) {
        return child.ask("poll " + Math.max(2, lab.size().polled() / models), Polls.class);
    }

    private static List<String> row(int models, List<Polls> rounds, Spread cost) {
        return List.of(
                "%,d".formatted(models),
                cost.toString(),
                Spread.of(rounds.stream()
                                .map(polls -> (double) polls.bytes() / polls.polls() / models)
                                .toList())
                        .toString(),
                Spread.number(rounds.get(rounds.size() - 1).heap() / 1048576.0),
                Spread.of(rounds.stream()
                                .map(polls -> polls.nanos() / 1e6 / polls.polls())
                                .toList())
                        .toString());
    }
}

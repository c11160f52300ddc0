package io.github.coherecamel.benchmarks;

import io.github.coherecamel.benchmarks.measure.Child;
import io.github.coherecamel.benchmarks.report.Spread;
import io.github.coherecamel.benchmarks.subject.AwaitProcess;
import java.util.List;

/** Thousands of exchanges that wait for a training job, through a simulated hour of polls. */
final class Awaits implements Section {

    /** Stands for the hour's share between two polls. */
    private static final int INTERVAL_MILLIS = 2_500;

    @Override
    public void run(Lab lab) {
        var size = lab.size();
        try (var child = new Child(AwaitProcess.class, lab.freshBaseUrl("/training"), size.crowd(), INTERVAL_MILLIS)) {
            var first = child.ask("await 1", AwaitProcess.Waiting.class);
            var last = child.ask("await " + size.polls(), AwaitProcess.Waiting.class);
            lab.report()
                    .section(
                            "%,d awaits".formatted(size.crowd()),
                            "Exchanges in `cohere-finetune:await` through a route, each a model in training. An hour is "
                                    + "simulated as %d polls of each, one every %,d ms. Memory is heap in use after "
                                            .formatted(size.polls(), INTERVAL_MILLIS)
                                    + "collection, beyond that before the awaits, with their exchanges.");
            lab.report()
                    .table(
                            List.of("after", "threads added", "heap for each await, bytes", "resident, MiB"),
                            List.of(row("the first poll of each", first), row("the last", last)));
            var goals = lab.report().goals();
            var awaits = "%,d awaits: ".formatted(size.crowd());
            goals.atMost(awaits + "threads added", 2, "", Spread.of(List.of((double) last.threads())));
            goals.atMost(awaits + "memory each", 4096, " bytes", Spread.of(List.of(last.bytesEach())));
        }
    }

    private static List<String> row(String when, AwaitProcess.Waiting waiting) {
        return List.of(
                when,
                String.valueOf(waiting.threads()),
                Spread.number(waiting.bytesEach()),
                Spread.number(waiting.residentBytes() / 1048576.0));
    }
}

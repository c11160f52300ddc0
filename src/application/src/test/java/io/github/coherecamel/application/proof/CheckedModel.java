package io.github.coherecamel.application.proof;

import io.github.coherecamel.application.proof.Violation.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One model that begins with dataset "old", and what the checker finds in what became of it; times are seconds. */
abstract class CheckedModel {

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final int END = 1000;

    private final List<Told> events = new ArrayList<>();
    final List<Patch> patches = new ArrayList<>();
    final List<Disturbance> disturbances = new ArrayList<>();
    private final Map<String, String> outcomes = new HashMap<>();
    private String after = "old";

    final List<Kind> check() {
        var history =
                new History(events, patches, disturbances, Map.of("m", "old"), Map.of("m", after), outcomes, at(END));
        return new Checker(Duration.ofSeconds(10))
                .check(history).stream().map(Violation::kind).toList();
    }

    final void told(String key, String dataset, @Nullable Integer time, int sent, @Nullable Integer acknowledged) {
        events.add(new Told(
                key,
                "m",
                dataset,
                time == null ? null : at(time),
                at(sent),
                acknowledged == null ? null : at(acknowledged)));
    }

    final void patched(String dataset, int at) {
        patches.add(new Patch(at(at), "m", dataset, true));
    }

    final void ended(String dataset, String... keysAndOutcomes) {
        after = dataset;
        for (var i = 0; i < keysAndOutcomes.length; i += 2) {
            outcomes.put(keysAndOutcomes[i], keysAndOutcomes[i + 1]);
        }
    }

    static Instant at(int second) {
        return BEGIN.plusSeconds(second);
    }
}

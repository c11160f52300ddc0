package io.github.coherecamel.application.training;

import io.github.coherecamel.model.ModelStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Tells the trainings of a model apart. The API lists all changes of status and all measurements of a model without saying
 * which training they are of, so the changes divide the time, and each measurement is of the training that it falls into.
 */
final class Runs {

    /** Enough for a line on a screen. */
    static final int MOST_STEPS = 250;

    /** As many as can be told apart when they lie over each other. */
    static final int MOST_RUNS = 10;

    private Runs() {}

    /** Returns what the API tells of them, the oldest first. */
    static List<Run> of(List<StatusChange> changes, List<Measurement> measurements) {
        var runs = divide(changes);
        if (runs.isEmpty() && !measurements.isEmpty()) {
            runs.add(new Run(first(measurements), null, null, null, List.of()));
        }
        var starts = runs.stream().map(Run::beganAt).toList();
        var steps = new ArrayList<List<Measurement>>();
        runs.forEach(run -> steps.add(new ArrayList<>()));
        measurements.forEach(one -> steps.get(place(starts, one.at())).add(one));
        return IntStream.range(0, runs.size())
                .mapToObj(i -> runs.get(i).with(thinned(steps.get(i))))
                .toList();
    }

    /** A training begins when it is queued. One that failed may also be taken up again, without being queued. */
    private static List<Run> divide(List<StatusChange> changes) {
        var runs = new ArrayList<Run>();
        @Nullable Run run = null;
        for (var change : changes) {
            var status = change.modelStatus();
            var queued = status.value() == ModelStatus.Value.QUEUED;
            var taken = status.value() == ModelStatus.Value.FINETUNING && (run == null || run.endedAt() != null);
            if (queued || taken) {
                run = new Run(change.at(), null, change.status(), null, List.of());
                runs.add(run);
            } else if (run != null && run.endedAt() == null) {
                run = new Run(
                        run.beganAt(), status.isTerminal() ? change.at() : null, change.status(), null, List.of());
                runs.set(runs.size() - 1, run);
            }
        }
        return runs;
    }

    private static Instant first(List<Measurement> measurements) {
        return measurements.stream()
                .map(Measurement::at)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(Instant.EPOCH)
                .truncatedTo(ChronoUnit.MICROS);
    }

    /** The last training that had begun by then; if that is not said, the last of all. */
    private static int place(List<Instant> starts, @Nullable Instant at) {
        var place = starts.size() - 1;
        while (at != null && place > 0 && starts.get(place).isAfter(at)) {
            place--;
        }
        return place;
    }

    /** Some of them, at equal distances, the first and the last among them. */
    private static List<Measurement> thinned(List<Measurement> steps) {
        var sorted = steps.stream()
                .sorted(Comparator.comparingInt(Measurement::step))
                .toList();
        var last = sorted.size() - 1;
        return last < MOST_STEPS
                ? sorted
                : IntStream.range(0, MOST_STEPS)
                        .mapToObj(i -> sorted.get((int) ((long) i * last / (MOST_STEPS - 1))))
                        .toList();
    }

    /** Returns the newest of both, the oldest of them first. */
    static List<Run> joined(List<Run> told, List<Run> kept) {
        var runs = new TreeMap<Instant, Run>();
        kept.forEach(run -> runs.put(run.beganAt(), run));
        told.forEach(run -> runs.merge(run.beganAt(), run, (before, now) -> now.or(before)));
        return runs.values().stream().skip(Math.max(0, runs.size() - MOST_RUNS)).toList();
    }
}

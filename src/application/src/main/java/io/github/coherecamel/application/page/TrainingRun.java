package io.github.coherecamel.application.page;

import io.github.coherecamel.application.training.Measurement;
import io.github.coherecamel.application.training.Run;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A training as people compare it with others.
 *
 * @param number the first that is known is 1
 * @param newest whether no other began after it: the API goes on with that one alone
 */
public record TrainingRun(int number, Run run, boolean newest) {

    /** Rows that somebody reads. */
    private static final int ROWS = 20;

    private static final String NONE = "—";

    /** What was measured at a step, written out. */
    public record Row(int step, String loss, String accuracy) {

        static Row of(Measurement one) {
            return new Row(
                    one.step(),
                    text(one, "cross_entropy", "generation_cross_entropy"),
                    text(one, "accuracy", "generation_accuracy"));
        }

        private static String text(Measurement one, String name, String otherwise) {
            var value = one.metrics().getOrDefault(name, one.metrics().get(otherwise));
            return value == null ? NONE : String.format(Locale.ROOT, "%.4f", value);
        }
    }

    /** Returns them, the newest first. */
    static List<TrainingRun> of(List<Run> runs) {
        var numbered = new ArrayList<TrainingRun>();
        runs.forEach(
                run -> numbered.add(new TrainingRun(numbered.size() + 1, run, numbered.size() + 1 == runs.size())));
        Collections.reverse(numbered);
        return numbered;
    }

    public Mark mark() {
        return newest || run.endedAt() != null ? Marks.training(run.status()) : Marks.REPLACED;
    }

    /** What it came to so far; null if nothing was measured. */
    public @Nullable Row last() {
        var steps = run.steps();
        return steps.isEmpty() ? null : Row.of(steps.get(steps.size() - 1));
    }

    /** Some of them, at equal distances, the first and the last among them. */
    public List<Row> rows() {
        var steps = run.steps();
        var last = steps.size() - 1;
        return IntStream.range(0, Math.min(ROWS, steps.size()))
                .mapToObj(i -> last < ROWS ? steps.get(i) : steps.get((int) ((long) i * last / (ROWS - 1))))
                .map(Row::of)
                .toList();
    }

    /** Changes with whatever is drawn of it. */
    public String version() {
        return run.beganAt() + "/" + run.steps().size() + "/"
                + (run.steps().isEmpty()
                        ? ""
                        : run.steps().get(run.steps().size() - 1).step());
    }
}

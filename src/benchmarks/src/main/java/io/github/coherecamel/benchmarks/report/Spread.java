package io.github.coherecamel.benchmarks.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

/** What several rounds measured: the median tells, the smallest and the largest tell how far to trust it. */
public record Spread(double median, double min, double max) {

    public static Spread of(List<Double> values) {
        var sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        var middle = sorted.size() / 2;
        var median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(median, sorted.get(0), sorted.get(sorted.size() - 1));
    }

    /**
     * Returns the ratio of the medians, with the smallest and the largest ratio within one round. What was measured less
     * often is beside the rounds that came next.
     */
    public static Spread ratio(List<Double> values, List<Double> to) {
        var rounds = new ArrayList<Double>();
        for (var round = 0; round < values.size(); round++) {
            rounds.add(values.get(round) / to.get(round * to.size() / values.size()));
        }
        var each = of(rounds);
        return new Spread(of(values).median / of(to).median, each.min, each.max);
    }

    public String in(DoubleFunction<String> unit) {
        return "%s (%s..%s)".formatted(unit.apply(median), unit.apply(min), unit.apply(max));
    }

    /** With as many digits as mean something. */
    public static String number(double value) {
        var digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%,." + digits + "f", value);
    }

    @Override
    public String toString() {
        return in(Spread::number);
    }
}

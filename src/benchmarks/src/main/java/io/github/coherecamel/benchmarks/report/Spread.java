package io.github.coherecamel.benchmarks.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

/**
 * What several rounds measured: their median, and the interval in which the true median lies with at least 95 %
 * confidence. It is read off the sorted rounds and assumes nothing of how they are distributed. Fewer than six rounds
 * cannot give that much confidence, so for them it is from the smallest to the largest.
 */
public record Spread(double median, double low, double high) {

    private static final double DOUBT_PER_SIDE = 0.025;

    public static Spread of(List<Double> values) {
        var sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        var middle = sorted.size() / 2;
        var median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        var cut = outside(sorted.size());
        return new Spread(median, sorted.get(cut), sorted.get(sorted.size() - 1 - cut));
    }

    /** Returns the ratio within each round that has both; what was measured less often was so in every n-th round. */
    public static Spread ratio(List<Double> values, List<Double> to) {
        var each = (values.size() + to.size() - 1) / to.size();
        var rounds = new ArrayList<Double>();
        for (var round = 0; round < to.size() && round * each < values.size(); round++) {
            rounds.add(values.get(round * each) / to.get(round));
        }
        return of(rounds);
    }

    /** Returns the ratio to what was measured in other rounds: its ends are those of the least lucky and the luckiest. */
    public Spread to(Spread other) {
        return new Spread(median / other.median, low / other.high, high / other.low);
    }

    /** Returns how many rounds at either end are outside: of n fair coins, so few show heads in 2.5 % of cases at most. */
    private static int outside(int rounds) {
        var probability = Math.pow(0.5, rounds);
        var sum = probability;
        var cut = 0;
        while (sum <= DOUBT_PER_SIDE) {
            cut++;
            probability = probability * (rounds - cut + 1) / cut;
            sum += probability;
        }
        return Math.max(0, cut - 1);
    }

    public String in(DoubleFunction<String> unit) {
        return "%s (%s..%s)".formatted(unit.apply(median), unit.apply(low), unit.apply(high));
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

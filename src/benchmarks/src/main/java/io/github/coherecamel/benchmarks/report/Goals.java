package io.github.coherecamel.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** Figures that were to be reached, beside what was measured. */
public final class Goals {

    private final List<String> rows = new ArrayList<>();

    public void atMost(String what, double limit, String unit, Spread measured) {
        add(
                what,
                "at most " + Spread.number(limit) + unit,
                unit,
                measured,
                measured.high() <= limit,
                measured.low() > limit);
    }

    public void atLeast(String what, double limit, String unit, Spread measured) {
        add(
                what,
                "at least " + Spread.number(limit) + unit,
                unit,
                measured,
                measured.low() >= limit,
                measured.high() < limit);
    }

    private void add(String what, String goal, String unit, Spread measured, boolean isReached, boolean isMissed) {
        var row = "| %s | %s | %s | %s |"
                .formatted(
                        what,
                        goal,
                        measured.in(each -> Spread.number(each) + unit),
                        isReached ? "reached" : isMissed ? "**missed**" : "**not shown**");
        System.out.println(row);
        rows.add(row);
    }

    @Override
    public String toString() {
        return "A figure is *reached* only if its whole interval is, *missed* only if none of it is, and otherwise *not "
                + "shown*.\n\n| what | to reach | measured: median (95 % interval) | |\n| --- | --- | --- | --- |\n"
                + String.join("\n", rows)
                + "\n";
    }
}

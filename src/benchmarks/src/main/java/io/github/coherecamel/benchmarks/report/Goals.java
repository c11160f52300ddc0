package io.github.coherecamel.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** Figures that were to be reached, beside what was measured. */
public final class Goals {

    private final List<String> rows = new ArrayList<>();

    public void atMost(String what, double limit, String unit, Spread measured) {
        add(what, "at most " + Spread.number(limit) + unit, unit, measured, measured.median() <= limit);
    }

    public void atLeast(String what, double limit, String unit, Spread measured) {
        add(what, "at least " + Spread.number(limit) + unit, unit, measured, measured.median() >= limit);
    }

    private void add(String what, String goal, String unit, Spread measured, boolean isReached) {
        var row = "| %s | %s | %s | %s |"
                .formatted(
                        what,
                        goal,
                        measured.in(each -> Spread.number(each) + unit),
                        isReached ? "reached" : "**missed**");
        System.out.println(row);
        rows.add(row);
    }

    @Override
    public String toString() {
        return "| what | to reach | measured: median (min..max) | |\n| --- | --- | --- | --- |\n"
                + String.join("\n", rows)
                + "\n";
    }
}

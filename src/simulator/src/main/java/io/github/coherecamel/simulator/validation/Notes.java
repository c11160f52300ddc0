package io.github.coherecamel.simulator.validation;

import java.util.ArrayList;
import java.util.List;

/** What validation has to say. Keeps the first hundred remarks of each kind and counts the rest. */
final class Notes {
    private static final int KEPT = 100;

    private final List<String> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private long unspokenProblems;
    private long unspokenWarnings;
    private long rows;
    private long duplicates;

    /** Something for which the dataset fails. */
    void problem(String text) {
        if (problems.size() < KEPT) {
            problems.add(text);
        } else {
            unspokenProblems++;
        }
    }

    /** Something the user should know. */
    void warning(String text) {
        if (warnings.size() < KEPT) {
            warnings.add(text);
        } else {
            unspokenWarnings++;
        }
    }

    /** A row, and whether it repeats an earlier one and is dropped. */
    void seen(boolean duplicate) {
        rows++;
        duplicates += duplicate ? 1 : 0;
    }

    /** Why there may be fewer than the user thinks, or empty text. */
    String dropped() {
        return duplicates == 0 ? "" : "; " + duplicates + " of " + rows + " rows are duplicates";
    }

    boolean clean() {
        return problems.isEmpty();
    }

    /** The first problem, or empty text. */
    String error() {
        return clean() ? "" : problems.get(0);
    }

    /** The problems that are not the error, then the warnings. */
    List<String> remarks() {
        var remarks = new ArrayList<>(problems.subList(Math.min(1, problems.size()), problems.size()));
        if (unspokenProblems > 0) {
            remarks.add("and " + unspokenProblems + " more problems");
        }
        remarks.addAll(warnings);
        if (unspokenWarnings > 0) {
            remarks.add("and " + unspokenWarnings + " more warnings");
        }
        return List.copyOf(remarks);
    }
}

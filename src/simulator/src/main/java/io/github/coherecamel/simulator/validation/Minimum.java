package io.github.coherecamel.simulator.validation;

/** So many of something that there must be at least. */
record Minimum(long count, String what) {
    static Minimum of(long count, String what) {
        return new Minimum(count, what);
    }

    void check(long found, Notes notes) {
        if (found < count) {
            notes.problem("the dataset needs at least " + count + " " + what + " but has " + found + notes.dropped());
        }
    }
}

package io.github.coherecamel.simulator.validation;

/** What a row is used for. */
enum Split {
    TRAIN,
    EVAL;

    /** Every fifth row is for evaluation when there is no file for it: 80 to 20, and one of two. */
    static Split automatic(long index) {
        return index % 5 == 1 ? EVAL : TRAIN;
    }
}

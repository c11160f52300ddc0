package io.github.coherecamel.simulator.validation;

/** A number for training and one for evaluation. */
final class Tally {
    private long train;
    private long eval;

    void add(Split split, long amount) {
        if (split == Split.TRAIN) {
            train += amount;
        } else {
            eval += amount;
        }
    }

    long train() {
        return train;
    }

    long eval() {
        return eval;
    }

    long total() {
        return train + eval;
    }
}

package io.github.coherecamel.application.proof;

/** A promise that was broken, and for which model or event. */
record Violation(Kind kind, String subject, String explanation) {

    /** The promises, by how they are broken. */
    enum Kind {
        /** An acknowledged event of which the application knows nothing. */
        LOST,
        /** A model that ended with another dataset than the newest event wants. */
        WRONG,
        /** An older dataset took the place of a newer one, and stayed for longer than the rules allow. */
        OVERWRITTEN,
        /** A model was given the dataset that it had, and nothing had left that in doubt. */
        REPEATED,
        /** A model was given a dataset that no event wanted for it. */
        UNASKED,
        /** An event that is open though the application has dealt with a newer one of its model. */
        STUCK,
        /** The application says of an event what the history contradicts. */
        UNTRUE
    }

    @Override
    public String toString() {
        return kind + " " + subject + ": " + explanation;
    }
}

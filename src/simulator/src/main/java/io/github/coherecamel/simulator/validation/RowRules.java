package io.github.coherecamel.simulator.validation;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What one type of dataset asks of its rows. Used for one dataset, then thrown away. */
interface RowRules {
    /** Counts a good row. Answers what is wrong with a bad one, or empty text. */
    String take(ObjectNode row, Split split, Notes notes);

    /** Checks what can only be known after the last row. */
    void close(Tally rows, boolean evalGiven, Notes notes);

    /** Adds what this type measures. */
    void measure(ObjectNode metrics);
}

package io.github.coherecamel.simulator.validation;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Requests of a batch job. What is in them belongs to an API that is not simulated, so any object will do. */
final class BatchRules implements RowRules {
    @Override
    public String take(ObjectNode row, Split split, Notes notes) {
        return "";
    }

    @Override
    public void close(Tally rows, boolean evalGiven, Notes notes) {
        Minimum.of(1, "row").check(rows.total(), notes);
    }

    @Override
    public void measure(ObjectNode metrics) {
        // The service publishes no metrics about these.
    }
}

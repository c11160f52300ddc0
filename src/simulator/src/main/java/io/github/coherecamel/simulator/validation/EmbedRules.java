package io.github.coherecamel.simulator.validation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Texts to embed, and the further fields that each row must have because the client wants to keep them. */
final class EmbedRules implements RowRules {
    private final List<String> keptFields;

    EmbedRules(List<String> keptFields) {
        this.keptFields = keptFields;
    }

    @Override
    public String take(ObjectNode row, Split split, Notes notes) {
        var text = row.path("text");
        if (!text.isTextual() || text.asText().isBlank()) {
            return "'text' must be text that is not empty";
        }
        for (var field : keptFields) {
            if (!row.hasNonNull(field)) {
                return "the field '" + field + "' to be kept is missing";
            }
        }
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

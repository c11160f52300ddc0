package io.github.coherecamel.update;

import io.github.coherecamel.model.WireRecord;
import java.util.List;
import java.util.StringJoiner;

/**
 * What an update would change.
 *
 * @param differences in the order of their paths
 */
public record PlannedUpdate(String modelId, List<Difference> differences) implements WireRecord {

    /** For people: one difference after the other on one line. */
    @Override
    public String toString() {
        var text = new StringJoiner("; ");
        differences.forEach(difference -> text.add(difference.toString()));
        return text.toString();
    }
}

package io.github.coherecamel.update;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an update would write, and how that differs from what is there.
 *
 * @param body of the PATCH: {@code name} and whole {@code settings}
 * @param differences empty if nothing has to be written
 */
public record UpdatePlan(ObjectNode body, List<Difference> differences) {

    /**
     * Lays wanted fields over a model, in the manner of RFC 7396: an object is merged, null removes, all else replaces.
     *
     * @param current the model as the API answered it
     * @param wanted in the shape of the PATCH body; what only the API sets is ignored
     * @throws UnwritableUpdateException if the result lacks what the API requires
     */
    public static UpdatePlan of(ObjectNode current, ObjectNode wanted) {
        var there = WritableFields.in(current.deepCopy());
        var body = there.deepCopy();
        var over = WritableFields.in(wanted.deepCopy());
        RequiredFields.checkKnown(over, there);
        JsonMerge.into(body, over);
        WandbRule.apply(there, over, body);
        RequiredFields.check(body);
        return new UpdatePlan(body, Difference.between(there, body));
    }

    /**
     * Returns the wanted fields as they are, but for what only the API sets, which is removed from them.
     *
     * @throws UnwritableUpdateException if they lack what the API requires
     */
    public static ObjectNode creation(ObjectNode wanted) {
        var body = WritableFields.in(wanted);
        Spelling.check(body, JsonNodeFactory.instance.objectNode());
        RequiredFields.check(body);
        WandbRule.check(body);
        return body;
    }

    /** The same with {@code status}, which some sources say the API takes when it updates. */
    public static ObjectNode unmerged(ObjectNode wanted) {
        var status = wanted.get("status");
        var body = creation(wanted);
        if (status != null) {
            body.set("status", status);
        }
        return body;
    }

    public boolean isEmpty() {
        return differences.isEmpty();
    }

    /** Returns the dataset that the model would move to; null if it keeps the one it has. */
    public @Nullable String newDatasetId() {
        return differences.stream()
                .filter(difference -> difference.path().equals("settings.dataset_id"))
                .map(difference -> body.path("settings").path("dataset_id").asText())
                .findFirst()
                .orElse(null);
    }

    /** Leaves out the body, which may hold a Weights &amp; Biases key. */
    @Override
    public String toString() {
        return "UpdatePlan[differences=" + differences + "]";
    }
}

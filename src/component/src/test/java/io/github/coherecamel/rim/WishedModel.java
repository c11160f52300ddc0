package io.github.coherecamel.rim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a model should be after some updates, told without a line of the code that is tested. */
final class WishedModel {
    static final String NOT_USABLE = "DatasetNotUsableException";

    private final Set<String> usable;
    private final List<JsonNode> patches = new ArrayList<>();
    private ObjectNode state;

    /** @param usable the datasets that are validated; their names sort by age, the oldest first */
    WishedModel(ObjectNode state, Set<String> usable) {
        this.state = state;
        this.usable = usable;
    }

    ObjectNode state() {
        return state;
    }

    /** Returns the bodies that should have been sent so far. */
    List<JsonNode> patches() {
        return patches;
    }

    /** Returns whether an update of this model as it is now would have to write. */
    boolean isWritten(Wish wish) {
        return outcome(wish).equals("UPDATED");
    }

    boolean isAsWanted(Wish wish) {
        return outcome(wish).equals("UNCHANGED");
    }

    /** Returns what should come of an update, which is then done. */
    String update(Wish wish) {
        return updateAsSeen(wish, state);
    }

    /** The same for an update that has seen the model as it was before somebody else wrote. */
    String updateAsSeen(Wish wish, ObjectNode seen) {
        var now = state;
        state = seen;
        var outcome = outcome(wish);
        state = now;
        if (outcome.equals("UPDATED")) {
            state = merged(seen, wish.body());
            patches.add(state);
        }
        return outcome;
    }

    /** Expects a body to be sent that changes nothing, since the API turns it away. */
    void turnedAway(Wish wish) {
        patches.add(merged(state, wish.body()));
    }

    /** Somebody else writes. */
    ObjectNode overwrite(Wish wish) {
        state = merged(state, wish.body());
        return state;
    }

    private String outcome(Wish wish) {
        if (merged(state, wish.body()).equals(state)) {
            return "UNCHANGED";
        }
        var inUse = state.at("/settings/dataset_id").asText();
        var wanted = wish.datasetId();
        if (wanted == null || wanted.equals(inUse)) {
            return "UPDATED";
        }
        if (wish.onlyNewer() && wanted.compareTo(inUse) < 0) {
            return "STALE";
        }
        return usable.contains(wanted) ? "UPDATED" : NOT_USABLE;
    }

    private static ObjectNode merged(ObjectNode there, ObjectNode over) {
        var result = there.deepCopy();
        for (var field : over.properties()) {
            var value = field.getValue();
            if (value.isNull()) {
                result.remove(field.getKey());
            } else if (value.isObject()) {
                var nested = result.path(field.getKey()).isObject()
                        ? (ObjectNode) result.get(field.getKey())
                        : result.objectNode();
                result.set(field.getKey(), merged(nested, (ObjectNode) value));
            } else {
                result.set(field.getKey(), value);
            }
        }
        return result;
    }
}

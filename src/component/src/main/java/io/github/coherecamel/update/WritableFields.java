package io.github.coherecamel.update;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** What of a model may be written. What this library does not know is kept: a newer API may want it back. */
final class WritableFields {

    /** Marked {@code readOnly} in the API's description. */
    private static final Set<String> READ_ONLY = Set.of(
            "id", "creator_id", "organization_id", "status", "created_at", "updated_at", "completed_at", "last_used");

    private WritableFields() {}

    /** Returns a model, or what is wanted of one, after all else was removed from it. */
    static ObjectNode in(ObjectNode model) {
        model.remove(READ_ONLY);
        if (model.get("settings") instanceof ObjectNode settings) {
            settings.remove("multi_label");
            if (settings.get("base_model") instanceof ObjectNode baseModel) {
                baseModel.remove("version");
            }
        }
        return model;
    }
}

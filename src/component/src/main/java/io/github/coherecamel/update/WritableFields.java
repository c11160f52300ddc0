package io.github.coherecamel.update;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What of a model may be written. What this library does not know is kept: a newer API may want it back. */
final class WritableFields {

    /** Marked {@code readOnly} in the API's description. */
    private static final List<String> READ_ONLY = List.of(
            "id", "creator_id", "organization_id", "status", "created_at", "updated_at", "completed_at", "last_used");

    private WritableFields() {}

    /** Returns what may be written, in objects of its own as far down as any field is left out. */
    static ObjectNode of(ObjectNode model) {
        var writable = copy(model);
        writable.remove(READ_ONLY);
        if (writable.get("settings") instanceof ObjectNode given) {
            var settings = copy(given);
            writable.set("settings", settings);
            settings.remove("multi_label");
            if (settings.get("base_model") instanceof ObjectNode givenBaseModel) {
                var baseModel = copy(givenBaseModel);
                settings.set("base_model", baseModel);
                baseModel.remove("version");
            }
        }
        return writable;
    }

    private static ObjectNode copy(ObjectNode node) {
        return JsonNodeFactory.instance.objectNode().setAll(node);
    }
}

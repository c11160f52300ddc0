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

    /** Returns a copy without what only the API sets; what is not changed is shared. */
    static ObjectNode of(ObjectNode model) {
        var writable = without(model, READ_ONLY);
        if (writable.get("settings") instanceof ObjectNode settings) {
            var writableSettings = without(settings, List.of("multi_label"));
            writable.set("settings", writableSettings);
            if (settings.get("base_model") instanceof ObjectNode baseModel) {
                writableSettings.set("base_model", without(baseModel, List.of("version")));
            }
        }
        return writable;
    }

    private static ObjectNode without(ObjectNode node, List<String> names) {
        var copy = JsonNodeFactory.instance.objectNode();
        copy.setAll(node);
        return copy.remove(names);
    }
}

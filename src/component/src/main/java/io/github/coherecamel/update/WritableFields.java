package io.github.coherecamel.update;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** What of a model may be written. What this library does not know is kept: a newer API may want it back. */
final class WritableFields {

    /** Marked {@code readOnly} in the API's description. */
    private static final Set<String> READ_ONLY = Set.of(
            "id", "creator_id", "organization_id", "status", "created_at", "updated_at", "completed_at", "last_used");

    private WritableFields() {}

    /** Returns what may be written, in objects of its own as far down as any field is left out. */
    static ObjectNode of(ObjectNode model) {
        var writable = without(READ_ONLY, model);
        if (writable.get("settings") instanceof ObjectNode given) {
            var settings = without(Set.of("multi_label"), given);
            writable.set("settings", settings);
            if (settings.get("base_model") instanceof ObjectNode baseModel) {
                settings.set("base_model", without(Set.of("version"), baseModel));
            }
        }
        return writable;
    }

    private static ObjectNode without(Set<String> names, ObjectNode node) {
        var copy = JsonNodeFactory.instance.objectNode();
        node.properties().forEach(field -> {
            if (!names.contains(field.getKey())) {
                copy.set(field.getKey(), field.getValue());
            }
        });
        return copy;
    }
}

package io.github.coherecamel.update;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** RFC 7396, JSON Merge Patch. */
final class JsonMerge {

    private JsonMerge() {}

    static void into(ObjectNode target, ObjectNode patch) {
        patch.properties().forEach(field -> {
            var name = field.getKey();
            var value = field.getValue();
            if (value.isNull()) {
                target.remove(name);
            } else if (value instanceof ObjectNode nested) {
                var inner = target.get(name) instanceof ObjectNode there ? there : target.putObject(name);
                into(inner, nested);
            } else {
                target.set(name, value);
            }
        });
    }
}

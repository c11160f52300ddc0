package io.github.coherecamel.update;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Stream;

/** What the API requires of a PATCH body and what it knows, checked before anything is sent. */
final class RequiredFields {

    private static final List<JsonPointer> POINTERS = Stream.of(
                    "/name", "/settings/base_model/base_type", "/settings/dataset_id")
            .map(JsonPointer::compile)
            .toList();

    private static final Set<String> TOP_LEVEL = Set.of("name", "settings");

    private RequiredFields() {}

    /** A field that neither the API's description nor the model has is a mistake, such as a dataset outside settings. */
    static void checkKnown(ObjectNode wanted, ObjectNode there) {
        wanted.fieldNames().forEachRemaining(name -> {
            if (!TOP_LEVEL.contains(name) && !there.has(name)) {
                throw new UnwritableUpdateException("there is no field " + name
                        + " to update. The API takes name and settings, and the dataset as settings.dataset_id");
            }
        });
        Spelling.check(wanted, there);
        if (wanted.isEmpty()) {
            throw new UnwritableUpdateException("nothing says what to update. Give a name, a dataset or settings");
        }
    }

    static void check(JsonNode body) {
        var missing = new StringJoiner(", ");
        for (var pointer : POINTERS) {
            if (!isText(body.at(pointer))) {
                missing.add(pointer.toString().substring(1).replace('/', '.'));
            }
        }
        if (missing.length() > 0) {
            throw new UnwritableUpdateException("the API requires " + missing + ", which is missing. Add it");
        }
    }

    private static boolean isText(JsonNode value) {
        return value.isTextual() && !value.textValue().isBlank();
    }
}

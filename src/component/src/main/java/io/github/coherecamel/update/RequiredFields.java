package io.github.coherecamel.update;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;

/** What the API requires of a PATCH body, checked before anything is sent. */
final class RequiredFields {

    private static final List<String> POINTERS =
            List.of("/name", "/settings/base_model/base_type", "/settings/dataset_id");

    private RequiredFields() {}

    static void check(JsonNode body) {
        var missing = POINTERS.stream()
                .filter(pointer -> body.at(pointer).asText().isBlank())
                .map(pointer -> pointer.substring(1).replace('/', '.'))
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new UnwritableUpdateException("the API requires " + missing + ", which is missing. Add it");
        }
    }
}

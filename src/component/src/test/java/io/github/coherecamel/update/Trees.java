package io.github.coherecamel.update;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** JSON in tests, with single quotes. */
final class Trees {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Trees() {}

    static ObjectNode tree(String json) {
        return node(json.replace('\'', '"')).require();
    }

    private static JsonNode node(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    /** Takes both sides as JSON text; null for an absent one. */
    static Difference difference(String path, @Nullable String from, @Nullable String to) {
        return new Difference(path, from == null ? null : node(from), to == null ? null : node(to));
    }
}

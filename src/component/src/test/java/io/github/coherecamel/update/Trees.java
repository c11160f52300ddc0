package io.github.coherecamel.update;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON in tests, with single quotes. */
final class Trees {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Trees() {}

    static ObjectNode tree(String json) {
        try {
            return MAPPER.readTree(json.replace('\'', '"')).require();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}

package io.github.coherecamel.simulator.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A habit of protobuf's JSON: what has the zero value of its type is not there. */
final class ZeroValues {
    private ZeroValues() {}

    static void dropFrom(ObjectNode object) {
        object.properties().removeIf(field -> isZero(field.getValue()));
    }

    private static boolean isZero(JsonNode value) {
        return value.isNull()
                || (value.isTextual()
                        && (value.asText().isEmpty() || value.asText().endsWith("_UNSPECIFIED")))
                || (value.isNumber() && value.decimalValue().signum() == 0)
                || (value.isBoolean() && !value.booleanValue());
    }
}

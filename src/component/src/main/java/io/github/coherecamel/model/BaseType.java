package io.github.coherecamel.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What kind of model is tuned ({@code BaseType} in the API).
 *
 * @param text as on the wire; a text newer than this library is {@link Value#UNKNOWN}
 */
public record BaseType(@JsonValue String text) {

    /** The values that the API documents, and {@code UNKNOWN} for any other. */
    public enum Value {
        UNSPECIFIED,
        GENERATIVE,
        CLASSIFICATION,
        RERANK,
        CHAT,
        UNKNOWN
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public BaseType {}

    public Value value() {
        return WireNames.constant("BASE_TYPE_", text, Value.UNKNOWN);
    }

    @Override
    public String toString() {
        return text;
    }
}

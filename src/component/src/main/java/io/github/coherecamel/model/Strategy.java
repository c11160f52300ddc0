package io.github.coherecamel.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How a model is tuned ({@code Strategy} in the API, deprecated there since 2024-09-19).
 *
 * @param text as on the wire; a text newer than this library is {@link Value#UNKNOWN}
 */
public record Strategy(@JsonValue String text) {

    /** The values that the API documents, and {@code UNKNOWN} for any other. */
    public enum Value {
        UNSPECIFIED,
        VANILLA,
        TFEW,
        UNKNOWN
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Strategy {}

    public Value value() {
        return WireNames.constant("STRATEGY_", text, Value.UNKNOWN);
    }

    @Override
    public String toString() {
        return text;
    }
}

package io.github.coherecamel.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Which modules LoRA adapts ({@code LoraTargetModules} in the API).
 *
 * @param text as on the wire; a text newer than this library is {@link Value#UNKNOWN}
 */
public record LoraTargetModules(@JsonValue String text) {

    /** The values that the API documents, and {@code UNKNOWN} for any other. */
    public enum Value {
        UNSPECIFIED,
        QV,
        QKVO,
        QKVO_FFN,
        UNKNOWN
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public LoraTargetModules {}

    public Value value() {
        return WireNames.constant("LORA_TARGET_MODULES_", text, Value.UNKNOWN);
    }

    @Override
    public String toString() {
        return text;
    }
}

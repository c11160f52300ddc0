package io.github.coherecamel.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Where a fine-tuned model stands ({@code Status} in the API).
 *
 * @param text as on the wire; a text newer than this library is {@link Value#UNKNOWN}
 */
public record ModelStatus(@JsonValue String text) {

    /** The values that the API documents, and {@code UNKNOWN} for any other. */
    public enum Value {
        UNSPECIFIED,
        QUEUED,
        FINETUNING,
        DEPLOYING_API,
        READY,
        FAILED,
        DELETED,
        TEMPORARILY_OFFLINE,
        PAUSED,
        UNKNOWN
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ModelStatus {}

    public Value value() {
        return WireNames.constant("STATUS_", text, Value.UNKNOWN);
    }

    /** Whether training ended, well or not. A failed model moves on only if somebody at Cohere makes it. */
    public boolean isTerminal() {
        return switch (value()) {
            case READY, FAILED, DELETED -> true;
            default -> false;
        };
    }

    @Override
    public String toString() {
        return text;
    }
}

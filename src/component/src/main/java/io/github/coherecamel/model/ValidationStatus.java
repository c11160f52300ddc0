package io.github.coherecamel.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Where the validation of a dataset stands ({@code DatasetValidationStatus} in the API, where {@code unknown} is a value of its own).
 *
 * @param text as on the wire; a text newer than this library is {@link Value#UNKNOWN}
 */
public record ValidationStatus(@JsonValue String text) {

    /** The values that the API documents, and {@code UNKNOWN} for any other. */
    public enum Value {
        QUEUED,
        PROCESSING,
        FAILED,
        VALIDATED,
        SKIPPED,
        UNKNOWN
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ValidationStatus {}

    public Value value() {
        return WireNames.kebab(text, Value.UNKNOWN);
    }

    /** Whether validation ended, well or not. */
    public boolean isTerminal() {
        return switch (value()) {
            case VALIDATED, FAILED, SKIPPED -> true;
            default -> false;
        };
    }

    @Override
    public String toString() {
        return text;
    }
}

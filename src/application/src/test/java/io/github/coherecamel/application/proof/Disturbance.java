package io.github.coherecamel.application.proof;

import java.time.Instant;

/**
 * Something that may leave the application without knowing what became of a call.
 *
 * @param model the model of the call, or empty if it may be any: a node was killed or frozen
 */
record Disturbance(Instant at, String model, String what) {

    boolean concerns(String other) {
        return model.isEmpty() || model.equals(other);
    }
}

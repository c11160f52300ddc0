package io.github.coherecamel.api;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a successful call answered.
 *
 * @param json the answer as it came; a missing node if it was empty
 * @param status of HTTP
 */
public record Received<T>(T value, JsonNode json, int status) {

    /** Returns another value of the same answer. */
    public <U> Received<U> with(U other) {
        return new Received<>(other, json, status);
    }
}

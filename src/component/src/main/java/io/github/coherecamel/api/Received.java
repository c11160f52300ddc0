package io.github.coherecamel.api;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a successful call answered.
 *
 * @param json the answer as it came; a missing node if it was empty
 * @param status of HTTP
 * @param size of the answer, in bytes
 */
public record Received<T>(T value, JsonNode json, int status, int size) {

    /** Returns another value of the same answer. */
    public <U> Received<U> with(U other) {
        return new Received<>(other, json, status, size);
    }
}

package io.github.coherecamel.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * One operation of the API, ready to be sent: it knows its request and how to read its answer.
 *
 * @param <T> what the answer is read as
 */
public interface Call<T> {

    /** Returns what this tries to do, to follow "Could not" in a message. */
    String task();

    Request request();

    /**
     * Reads the answer to a successful call; a missing node if it was empty.
     *
     * @throws UnexpectedJsonException if the answer is not what the API promises
     */
    T read(JsonNode answer);

    /** Whether sending this twice does no more harm than sending it once. */
    default boolean isRepeatable() {
        return true;
    }

    /** Returns what this sends and must never be shown, even if the server echoes it. */
    default List<Secret> secrets() {
        return List.of();
    }
}

package io.github.coherecamel.api;

import org.jspecify.annotations.Nullable;

/**
 * What a call puts on the wire, but for what the connection adds: base URL, key and client name.
 *
 * @param target path and query, percent-encoded, from the leading slash
 */
public record Request(String method, Target target, @Nullable Body body) {

    static Request delete(Target target) {
        return new Request("DELETE", target, null);
    }

    static Request get(Target target) {
        return new Request("GET", target, null);
    }
}

package io.github.coherecamel.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;

/** Answers as a server could give them. */
final class Answers {
    private Answers() {}

    static Answer message(int status, String message) {
        return json(status, new String(Json.write(Map.of("message", message)), UTF_8));
    }

    static Answer json(int status, String body) {
        return of(status, body, Map.of("content-type", "application/json"));
    }

    static Answer text(int status, String body) {
        return of(status, body, Map.of("content-type", "text/plain"));
    }

    static Answer of(int status, String body, Map<String, String> headers) {
        return new Answer(status, "", headers, body.getBytes(UTF_8));
    }
}

package io.github.coherecamel.simulator.call;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An HTTP answer before it meets a socket. Headers keep their order and may repeat. */
public record Answer(int status, String contentType, List<Map.Entry<String, String>> headers, Bytes body) {
    public static Answer json(JsonNode body) {
        return json(200, body);
    }

    public static Answer json(int status, JsonNode body) {
        return new Answer(status, "application/json", List.of(), Bytes.of(Json.write(body)));
    }

    public static Answer text(int status, String contentType, String body) {
        return new Answer(status, contentType, List.of(), Bytes.of(body));
    }

    /** What the service says to a path or method that it does not know. */
    public static Answer pageNotFound() {
        return text(404, "text/plain; charset=utf-8", "404 page not found");
    }

    public Answer with(String header, String value) {
        var more = new ArrayList<>(headers);
        more.add(Map.entry(header, value));
        return new Answer(status, contentType, List.copyOf(more), body);
    }

    public Answer as(String contentType) {
        return new Answer(status, contentType, headers, body);
    }
}

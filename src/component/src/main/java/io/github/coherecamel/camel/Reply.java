package io.github.coherecamel.camel;

import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** What an exchange gets for an answer: a body and headers. */
public record Reply(Object body, Map<String, Object> headers) {

    public static Reply of(Object body) {
        return new Reply(body, Map.of());
    }

    /** Adds a header, unless the API did not tell its value. */
    public Reply with(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        var more = new HashMap<>(headers);
        more.put(name, value);
        return new Reply(body, Map.copyOf(more));
    }

    void to(Message message) {
        message.setBody(body);
        headers.forEach(message::setHeader);
    }
}

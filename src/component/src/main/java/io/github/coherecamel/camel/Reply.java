package io.github.coherecamel.camel;

import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * What an exchange gets for an answer.
 *
 * @param body null leaves the message's own
 */
public record Reply(@Nullable Object body, Map<String, Object> headers) {

    public static Reply of(Object body) {
        return new Reply(body, Map.of());
    }

    /** An answer that tells nothing but that it was done. */
    public static Reply empty() {
        return new Reply(null, Map.of());
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

    /** Adds the HTTP status of the answer. */
    public Reply withStatus(int status) {
        return with(Exchange.HTTP_RESPONSE_CODE, status);
    }

    void to(Message message) {
        if (body != null) {
            message.setBody(body);
        }
        headers.forEach(message::setHeader);
    }
}

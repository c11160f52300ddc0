package io.github.coherecamel.camel;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** What an exchange gets for an answer. */
public final class Reply {

    private record Header(String name, @Nullable Object value) {

        void to(Message message) {
            if (value == null) {
                message.removeHeader(name);
            } else {
                message.setHeader(name, value);
            }
        }
    }

    private @Nullable Object body;

    /** The last of a name counts. */
    private final List<Header> headers = new ArrayList<>();

    private @Nullable Header id;

    private Reply(@Nullable Object body) {
        this.body = body;
    }

    public static Reply of(Object body) {
        return new Reply(body);
    }

    /** An answer that says only that it was done; the message keeps its body. */
    public static Reply empty() {
        return new Reply(null);
    }

    /** Gives another body. */
    public Reply withBody(Object other) {
        body = other;
        return this;
    }

    /** Adds a header; one without a value is removed, since what an earlier answer set would look like this one's. */
    public Reply with(String name, @Nullable Object value) {
        headers.add(new Header(name, value));
        return this;
    }

    /** Adds the id of what the exchange is about from now on. */
    public Reply withId(String name, @Nullable String value) {
        id = new Header(name, value);
        return this;
    }

    /** Sets the id of what the exchange is about from now on, and remembers that no author of a route chose it. */
    public static void leaveId(Message message, String name, @Nullable String id) {
        new Header(name, id).to(message);
        Objects.requireNonNull(message.getExchange()).setProperty(name, id);
    }

    /** Adds the HTTP status of the answer. */
    public Reply withStatus(int status) {
        return with(Exchange.HTTP_RESPONSE_CODE, status);
    }

    /** Returns null if the message keeps its own. */
    @Nullable
    Object body() {
        return body;
    }

    void to(Message message) {
        if (body != null) {
            message.setBody(body);
        }
        headers.forEach(header -> header.to(message));
        if (id != null) {
            leaveId(message, id.name(), (String) id.value());
        }
    }
}

package io.github.coherecamel.camel;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * What an exchange gets for an answer.
 *
 * @param body null leaves the message's own
 * @param last of the headers; null if there is none
 */
public record Reply(@Nullable Object body, @Nullable Header last) {

    /** A header and those that were added before it, so that adding one copies none. */
    private record Header(@Nullable Header before, String name, @Nullable Object value) {

        void to(Message message) {
            if (before != null) {
                before.to(message);
            }
            if (value == null) {
                message.removeHeader(name);
            } else {
                message.setHeader(name, value);
            }
        }
    }

    public static Reply of(Object body) {
        return new Reply(body, null);
    }

    /** An answer that tells nothing but that it was done. */
    public static Reply empty() {
        return new Reply(null, null);
    }

    /** Adds a header; one without a value is removed, since what an earlier answer set would look like this one's. */
    public Reply with(String name, @Nullable Object value) {
        return new Reply(body, new Header(last, name, value));
    }

    /** Adds the HTTP status of the answer. */
    public Reply withStatus(int status) {
        return with(Exchange.HTTP_RESPONSE_CODE, status);
    }

    void to(Message message) {
        if (body != null) {
            message.setBody(body);
        }
        if (last != null) {
            last.to(message);
        }
    }
}

package io.github.coherecamel.simulator.call;

import java.util.UUID;

/** How an error body looks. The two families of the API come from different back ends and differ here. */
public enum ErrorDialect {
    MESSAGE,
    MESSAGE_AND_ID;

    public Answer answer(int status, String message) {
        var body = Json.object();
        if (this == MESSAGE_AND_ID) {
            body.put("id", UUID.randomUUID().toString());
        }
        return Answer.json(status, body.put("message", message));
    }
}

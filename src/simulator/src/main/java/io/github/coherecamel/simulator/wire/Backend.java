package io.github.coherecamel.simulator.wire;

import io.github.coherecamel.simulator.call.Answer;
import java.util.concurrent.CompletionStage;

/** What stands behind the socket. Its methods are called on an I/O thread and must not wait. */
public interface Backend {
    /** Takes the head of a request, before any of its body has been read. */
    Reception receive(RequestHead head);

    /** One request on its way in. */
    interface Reception {
        /** Whether the body holds files: those are then kept on disk. */
        boolean wantsFiles();

        /** How many bytes of body are kept at most; what comes after that is read and dropped. */
        long bodyLimit();

        /** Whether the connection is to be reset at once, without reading the body. */
        default boolean refused() {
            return false;
        }

        CompletionStage<Reply> answer(RequestBody body);
    }

    /** An answer and the way in which it is to reach the client. */
    record Reply(Answer answer, Delivery delivery) {}
}

package io.github.coherecamel.application.proof;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** What becomes of one call on its way to the API and back. */
sealed interface Disruption {

    /** Nothing. */
    record None() implements Disruption {}

    /** The request arrives so much later. */
    record Late(Duration by) implements Disruption {}

    /** The request arrives when somebody says so. */
    record Held(CountDownLatch arrived, CountDownLatch released) implements Disruption {
        Held() {
            this(new CountDownLatch(1), new CountDownLatch(1));
        }

        boolean hasArrived() {
            return arrived.getCount() == 0;
        }
    }

    /** The request never arrives, and nobody answers. */
    record Hang() implements Disruption {}

    /** The request never arrives, and the connection is reset. */
    record Reset() implements Disruption {}

    /** The request never arrives; somebody on the way answers with this status. */
    record Answered(int status, String headers) implements Disruption {}

    /** The request arrives, and the connection is reset when the API answers. */
    record AnswerLost() implements Disruption {}

    /** The request arrives, and the connection ends in the middle of the answer. */
    record Cut() implements Disruption {}

    /** The request arrives, and the answer comes byte by byte. */
    record Slow(Duration betweenBytes) implements Disruption {}

    /** Whether the client may be left without knowing what became of a request that arrived. */
    default boolean leavesDoubt() {
        return this instanceof Late
                || this instanceof Held
                || this instanceof AnswerLost
                || this instanceof Cut
                || this instanceof Slow;
    }
}

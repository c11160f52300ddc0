package io.github.coherecamel.api;

import java.io.IOException;

/** An answer that this client will not take in; the message says why. */
final class RefusedAnswerException extends IOException {

    RefusedAnswerException(String reason) {
        super(reason);
    }
}

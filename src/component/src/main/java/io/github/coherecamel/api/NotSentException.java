package io.github.coherecamel.api;

import java.io.IOException;

/** A request came to nothing before anybody who could act on it had any of it; the cause says why. */
final class NotSentException extends IOException {

    NotSentException(Throwable cause) {
        super(cause);
    }
}

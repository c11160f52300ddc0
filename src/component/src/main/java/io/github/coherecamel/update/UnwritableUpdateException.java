package io.github.coherecamel.update;

/** An update that the API could not take; the message says what to add. */
public final class UnwritableUpdateException extends RuntimeException {

    UnwritableUpdateException(String message) {
        super(message);
    }
}

package io.github.coherecamel.api;

/** JSON that cannot be read, or is not of the expected shape; the message says which, without quoting it. */
public final class UnexpectedJsonException extends RuntimeException {

    UnexpectedJsonException(String message) {
        super(message);
    }
}

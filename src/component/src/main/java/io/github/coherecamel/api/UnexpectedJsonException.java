package io.github.coherecamel.api;

import org.jspecify.annotations.Nullable;

/** JSON that cannot be read, or is not of the expected shape; the message says which, without quoting it. */
public final class UnexpectedJsonException extends RuntimeException {

    UnexpectedJsonException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

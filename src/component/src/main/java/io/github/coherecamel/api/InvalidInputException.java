package io.github.coherecamel.api;

import org.jspecify.annotations.Nullable;

/**
 * A header, an option or the body is missing or wrong; nothing was sent.
 *
 * <p>Correct it, as the message says.
 */
public final class InvalidInputException extends CohereLocalException {

    /**
     * @param task what was tried, to follow "Could not"
     * @param reason what went wrong and what to do
     */
    public InvalidInputException(String task, String reason, @Nullable Throwable cause) {
        super(ErrorCategory.VALIDATION, task, reason, cause);
    }

    /**
     * For {@code throwException} in a route or Kamelet, which makes an exception of its message.
     *
     * @param message all of it: what was tried, what went wrong and what to do
     */
    public InvalidInputException(String message) {
        super(ErrorCategory.VALIDATION, message);
    }
}

package io.github.coherecamel.api;

/**
 * A create that may have been done: HTTP 408, 499, 500, 502, 504 and other 5xx, a 503 whose server went away, no
 * whole answer after it was sent, or one that cannot be read.
 *
 * <p>Look before you repeat it: creating a model twice costs twice.
 */
public final class OutcomeUnknownException extends CohereException {

    public OutcomeUnknownException(FailureDetails details) {
        super(ErrorCategory.SERVER_ERROR, details);
    }
}

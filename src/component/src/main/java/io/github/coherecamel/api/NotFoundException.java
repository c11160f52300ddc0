package io.github.coherecamel.api;

/** What the message names does not exist, or not for this key. HTTP 404. */
public final class NotFoundException extends CohereException {

    public NotFoundException(FailureDetails details) {
        super(ErrorCategory.VALIDATION, details);
    }
}

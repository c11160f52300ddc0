package io.github.coherecamel.api;

/**
 * HTTP 404.
 *
 * <p>Correct the id: there is no such thing, or not for this key.
 */
public final class NotFoundException extends CohereException {

    public NotFoundException(FailureDetails details) {
        super(ErrorCategory.VALIDATION, details);
    }
}

package io.github.coherecamel.api;

/** The API refuses the request; sending the same again cannot help. HTTP 400 and every other 4xx that has no failure of its own. */
public final class InvalidRequestException extends CohereException {

    public InvalidRequestException(FailureDetails details) {
        super(ErrorCategory.VALIDATION, details);
    }
}

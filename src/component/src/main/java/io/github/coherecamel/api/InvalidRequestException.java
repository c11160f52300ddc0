package io.github.coherecamel.api;

/**
 * The API refuses the request: HTTP 400, 405, 413, 415, 422, 431, 498 and other 4xx that have no failure of their
 * own; 409 to a create; 410 and 501 to a call on datasets.
 *
 * <p>Correct the message or the options; sending the same again cannot help.
 */
public final class InvalidRequestException extends CohereException {

    public InvalidRequestException(FailureDetails details) {
        super(ErrorCategory.VALIDATION, details);
    }
}

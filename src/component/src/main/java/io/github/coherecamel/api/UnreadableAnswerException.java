package io.github.coherecamel.api;

/**
 * Something answered, but not as the API does: a redirect, a web page, JSON of another shape, too deep, too large
 * or compressed an answer, no HTTP, no TLS.
 *
 * <p>Check {@code baseUrl} and what stands between.
 */
public final class UnreadableAnswerException extends CohereException {

    public UnreadableAnswerException(FailureDetails details) {
        super(ErrorCategory.SERVER_ERROR, details);
    }
}

package io.github.coherecamel.api;

/** Something answered, but not as the API does: a proxy, a wrong base URL, a redirect or a newer API. */
public final class UnreadableAnswerException extends CohereException {

    public UnreadableAnswerException(FailureDetails details) {
        super(ErrorCategory.SERVER_ERROR, details);
    }
}

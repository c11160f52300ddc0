package io.github.coherecamel.api;

/** Something answered, but not as the API does: a proxy, a wrong base URL, a redirect or a newer API. */
public final class UnreadableAnswerException extends CohereException {

    public UnreadableAnswerException(Problem problem) {
        super(problem);
    }

    @Override
    public ErrorCategory category() {
        return ErrorCategory.SERVER_ERROR;
    }
}

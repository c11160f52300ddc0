package io.github.coherecamel.api;

/** No answer told whether it was done, and doing it twice would do harm. Look before you repeat it. */
public final class OutcomeUnknownException extends CohereException {

    public OutcomeUnknownException(FailureDetails details) {
        super(ErrorCategory.SERVER_ERROR, details);
    }
}

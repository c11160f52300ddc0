package io.github.coherecamel.api;

/** The message or the options have to be corrected; sending the same again cannot help. Status 0 if nothing was sent. */
public final class InvalidRequestException extends CohereException {

    public InvalidRequestException(Problem problem) {
        super(problem);
    }

    @Override
    public ErrorCategory category() {
        return ErrorCategory.VALIDATION;
    }
}

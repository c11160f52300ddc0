package io.github.coherecamel.api;

/** What the message names does not exist, or not for this key. HTTP 404. */
public final class NotFoundException extends CohereException {

    public NotFoundException(Problem problem) {
        super(problem);
    }

    @Override
    public ErrorCategory category() {
        return ErrorCategory.VALIDATION;
    }
}

package io.github.coherecamel.api;

/** The model has changed since it was looked at. Nothing was written; look again. */
public final class ModelChangedException extends CohereException {

    public ModelChangedException(Problem problem) {
        super(problem);
    }

    @Override
    public ErrorCategory category() {
        return ErrorCategory.VALIDATION;
    }
}

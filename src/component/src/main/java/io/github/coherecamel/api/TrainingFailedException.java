package io.github.coherecamel.api;

/** Training ended without a model that can be used. The API tells no reason. */
public final class TrainingFailedException extends CohereException {

    public TrainingFailedException(Problem problem) {
        super(problem);
    }

    @Override
    public ErrorCategory category() {
        return ErrorCategory.UNKNOWN;
    }
}

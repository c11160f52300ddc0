package io.github.coherecamel.api;

/** Training ended without a model that can be used. The API gives no reason. */
public final class TrainingFailedException extends CohereLocalException {

    /**
     * @param task what was tried, to follow "Could not"
     * @param reason what went wrong and what to do
     */
    public TrainingFailedException(String task, String reason) {
        super(ErrorCategory.UNKNOWN, task, reason, null);
    }
}

package io.github.coherecamel.api;

/**
 * The training that was awaited failed, or the model was deleted meanwhile. The API gives no reason.
 *
 * <p>Look at the model's events and metrics.
 */
public final class TrainingFailedException extends CohereLocalException {

    /**
     * @param task what was tried, to follow "Could not"
     * @param reason what went wrong and what to do
     */
    public TrainingFailedException(String task, String reason) {
        super(ErrorCategory.UNKNOWN, task, reason, null);
    }
}

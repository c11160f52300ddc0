package io.github.coherecamel.api;

/** The model has changed since it was looked at. Nothing was written; look again. */
public final class ModelChangedException extends CohereLocalException {

    /**
     * @param task what was tried, to follow "Could not"
     * @param reason what went wrong and what to do
     */
    public ModelChangedException(String task, String reason) {
        super(ErrorCategory.VALIDATION, task, reason, null);
    }
}

package io.github.coherecamel.api;

/**
 * The model has changed since the expected {@code updated_at}, or a guard said no; nothing was written.
 *
 * <p>Look at it again, then decide.
 */
public final class ModelChangedException extends CohereLocalException {

    /**
     * @param task what was tried, to follow "Could not"
     * @param reason what went wrong and what to do
     */
    public ModelChangedException(String task, String reason) {
        super(ErrorCategory.VALIDATION, task, reason, null);
    }
}

package io.github.coherecamel.api;

/**
 * The dataset is not validated yet, or never will be usable ({@link #isHopeless()}); nothing was written.
 *
 * <p>Not validated yet: await it, send it again later. Hopeless: upload another.
 */
public final class DatasetNotUsableException extends CohereLocalException {

    private final boolean hopeless;

    /**
     * @param task what was tried, to follow "Could not"
     * @param reason what went wrong and what to do
     * @param hopeless whether it never will be usable
     */
    public DatasetNotUsableException(String task, String reason, boolean hopeless) {
        super(ErrorCategory.VALIDATION, task, reason, null);
        this.hopeless = hopeless;
    }

    /** Whether it never will be usable; otherwise its validation has not ended yet. */
    public boolean isHopeless() {
        return hopeless;
    }
}

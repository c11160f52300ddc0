package io.github.coherecamel.api;

/** The dataset is not validated, or does not fit the model. Nothing was written. */
public final class DatasetNotUsableException extends CohereException {

    private final boolean hopeless;

    public DatasetNotUsableException(Problem problem, boolean hopeless) {
        super(problem);
        this.hopeless = hopeless;
    }

    /** Whether it never will be usable; otherwise its validation has not ended yet. */
    public boolean isHopeless() {
        return hopeless;
    }

    @Override
    public ErrorCategory category() {
        return ErrorCategory.VALIDATION;
    }
}

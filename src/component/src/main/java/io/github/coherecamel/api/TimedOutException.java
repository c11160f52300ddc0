package io.github.coherecamel.api;

/** What was waited for did not happen in the time given; it may still happen. */
public final class TimedOutException extends CohereException {

    public TimedOutException(Problem problem) {
        super(problem);
    }

    @Override
    public ErrorCategory category() {
        return ErrorCategory.UNKNOWN;
    }
}

package io.github.coherecamel.api;

/** The quota is used up; waiting minutes does not help. HTTP 402, or a 429 that tells of a monthly limit. */
public final class QuotaExceededException extends CohereException {

    public QuotaExceededException(Problem problem) {
        super(problem);
    }

    @Override
    public ErrorCategory category() {
        return ErrorCategory.RATE_LIMIT;
    }
}

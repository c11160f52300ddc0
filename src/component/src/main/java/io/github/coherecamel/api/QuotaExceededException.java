package io.github.coherecamel.api;

/** The quota is used up; waiting minutes does not help. HTTP 402, or a 429 that names a monthly limit. */
public final class QuotaExceededException extends CohereException {

    public QuotaExceededException(FailureDetails details) {
        super(ErrorCategory.RATE_LIMIT, details);
    }
}

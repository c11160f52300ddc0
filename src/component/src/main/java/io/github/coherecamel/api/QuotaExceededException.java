package io.github.coherecamel.api;

/**
 * HTTP 402; a 429 that names a month or billing.
 *
 * <p>Tell who runs this; waiting minutes does not help.
 */
public final class QuotaExceededException extends CohereException {

    public QuotaExceededException(FailureDetails details) {
        super(ErrorCategory.RATE_LIMIT, details);
    }
}

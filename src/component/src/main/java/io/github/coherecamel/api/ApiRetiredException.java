package io.github.coherecamel.api;

/** The server does not offer fine-tuning, as Cohere's own platform since 2025-09-15. */
public final class ApiRetiredException extends CohereException {

    public ApiRetiredException(FailureDetails details) {
        super(ErrorCategory.UNKNOWN, details);
    }
}

package io.github.coherecamel.api;

/**
 * The server does not offer fine-tuning, as Cohere's own platform since 2025-09-15. Calls on models only: HTTP
 * 410, 501, or a 403 or 404 that says it was retired or is an unknown route.
 *
 * <p>Set {@code baseUrl} to a deployment that has the API.
 */
public final class ApiRetiredException extends CohereException {

    public ApiRetiredException(FailureDetails details) {
        super(ErrorCategory.UNKNOWN, details);
    }
}

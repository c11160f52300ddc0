package io.github.coherecamel.api;

/** Who may ask whom has to be settled: key, permission, proxy password or certificate. HTTP 401, 403, 407, or status 0 for TLS. */
public final class CredentialsException extends CohereException {

    public CredentialsException(FailureDetails details) {
        super(ErrorCategory.AUTH, details);
    }
}

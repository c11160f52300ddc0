package io.github.coherecamel.api;

/**
 * HTTP 401, 403, 407; a certificate that is not trusted; a supplier of keys that failed.
 *
 * <p>Tell who runs this; until it is corrected, suspend the route, such as by {@code
 * controlbus:route?routeId=…&action=suspend&async=true} of {@code camel-controlbus}.
 */
public final class CredentialsException extends CohereException {

    public CredentialsException(FailureDetails details) {
        super(ErrorCategory.AUTH, details);
    }
}

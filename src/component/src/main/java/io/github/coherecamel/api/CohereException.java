package io.github.coherecamel.api;

import org.apache.camel.http.base.HttpOperationFailedException;

/**
 * A call that failed on the wire. The subclasses differ by what a route would do next; all of them are what
 * {@code camel-http} throws as well, so that existing {@code onException} clauses go on working. What fails without
 * the API having any part in it is a {@link CohereLocalException}.
 */
public abstract class CohereException extends HttpOperationFailedException implements CohereFailure {

    private final ErrorCategory category;
    private final String message;

    protected CohereException(ErrorCategory category, FailureDetails details) {
        super(
                details.uri(),
                details.status(),
                details.statusText(),
                details.headers().get("location"),
                details.headers(),
                details.body());
        this.category = category;
        this.message = details.message();
        Causes.add(details.cause(), this);
    }

    @Override
    public final String getMessage() {
        return message;
    }

    @Override
    public final ErrorCategory category() {
        return category;
    }
}

package io.github.coherecamel.api;

import org.apache.camel.http.base.HttpOperationFailedException;

/**
 * Something that could not be done. The subclasses differ by what a route would do next; all of them are what
 * {@code camel-http} throws as well, so that existing {@code onException} clauses go on working.
 */
public abstract sealed class CohereException extends HttpOperationFailedException
        permits InvalidRequestException,
                CredentialsException,
                NotFoundException,
                QuotaExceededException,
                UnavailableException,
                UnreadableAnswerException,
                ApiRetiredException,
                DatasetNotUsableException,
                ModelChangedException,
                OutcomeUnknownException,
                TimedOutException,
                TrainingFailedException {

    private final String message;

    CohereException(Problem problem) {
        super(
                problem.uri(),
                problem.status(),
                problem.statusText(),
                problem.headers().get("location"),
                problem.headers(),
                problem.body());
        this.message = problem.message();
        if (problem.cause() instanceof CohereException earlier) {
            // As a cause it would decide which onException clause applies: Camel asks the innermost first.
            addSuppressed(earlier);
        } else if (problem.cause() != null) {
            initCause(problem.cause());
        }
    }

    /** Returns what was tried, what went wrong and what to do. */
    @Override
    public final String getMessage() {
        return message;
    }

    public abstract ErrorCategory category();
}

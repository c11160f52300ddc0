package io.github.coherecamel.api;

import org.jspecify.annotations.Nullable;

/**
 * Something that could not be done although no call failed: an input is missing or wrong, time is up, or what the API
 * answered rules it out. To send the same again at once cannot help, so this is no {@code HttpOperationFailedException}.
 */
public abstract class CohereLocalException extends Exception implements CohereFailure {

    private final ErrorCategory category;
    private final String message;

    /**
     * @param task what was tried, to follow "Could not"
     * @param reason what went wrong and what to do
     */
    protected CohereLocalException(ErrorCategory category, String task, String reason, @Nullable Throwable cause) {
        this(category, FailureDetails.message(task, reason));
        Causes.add(cause, this);
    }

    /** @param message all of it */
    protected CohereLocalException(ErrorCategory category, String message) {
        this.category = category;
        this.message = Text.message(message);
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

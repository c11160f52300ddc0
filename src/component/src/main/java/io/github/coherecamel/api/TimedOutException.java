package io.github.coherecamel.api;

import org.jspecify.annotations.Nullable;

/** What was waited for did not happen in the time given; it may still happen. */
public final class TimedOutException extends CohereLocalException {

    /**
     * @param task what was tried, to follow "Could not"
     * @param reason what went wrong and what to do
     */
    public TimedOutException(String task, String reason, @Nullable Throwable cause) {
        super(ErrorCategory.UNKNOWN, task, reason, cause);
    }
}

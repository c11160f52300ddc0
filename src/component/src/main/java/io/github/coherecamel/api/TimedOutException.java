package io.github.coherecamel.api;

import org.jspecify.annotations.Nullable;

/**
 * An await took longer than option {@code timeout}, or an update longer than {@code updateTimeout}; or the route
 * or context of an await is stopping.
 *
 * <p>It may still happen: send it again later; a merging update and an await bear that.
 */
public final class TimedOutException extends CohereLocalException {

    /**
     * @param task what was tried, to follow "Could not"
     * @param reason what went wrong and what to do
     */
    public TimedOutException(String task, String reason, @Nullable Throwable cause) {
        super(ErrorCategory.UNKNOWN, task, reason, cause);
    }
}

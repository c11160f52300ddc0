package io.github.coherecamel.api;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The API is away, overloaded or wants less; the same call may succeed later. HTTP 408, 429, 5xx, or status 0. */
public final class UnavailableException extends CohereException {

    private final @Nullable Duration retryAfter;

    /** @param retryAfter how long the server asked to wait; null if it did not */
    public UnavailableException(FailureDetails details, @Nullable Duration retryAfter) {
        super(details.status() == 429 ? ErrorCategory.RATE_LIMIT : ErrorCategory.SERVER_ERROR, details);
        this.retryAfter = retryAfter;
    }

    /** Returns how long the server asked to wait, cut to option {@code maxRetryAfter}. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}

package io.github.coherecamel.api;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The API is away, overloaded or wants less: HTTP 408, 409, 425, 429, 499, 5xx but 501; no whole answer, no free
 * connection or no key of a supplier came in time; a peer that hangs up in the TLS handshake.
 *
 * <p>The same again, later: redelivery, see {@link #retryAfter()}.
 */
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

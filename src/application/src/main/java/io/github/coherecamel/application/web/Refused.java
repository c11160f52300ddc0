package io.github.coherecamel.application.web;

import org.jspecify.annotations.Nullable;

/** A request is not granted. The message may be shown to anybody. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final @Nullable Integer retryAfter;

    private Refused(int status, String message, @Nullable Integer retryAfter) {
        super(message, null, false, false);
        this.status = status;
        this.retryAfter = retryAfter;
    }

    static Refused because(int status, String message) {
        return new Refused(status, message, null);
    }

    /** It may be granted later. */
    static Refused forNow(int status, int retryAfterSeconds, String message) {
        return new Refused(status, message + " Send it again in %d s.".formatted(retryAfterSeconds), retryAfterSeconds);
    }

    int status() {
        return status;
    }

    /** In seconds. */
    @Nullable
    Integer retryAfter() {
        return retryAfter;
    }
}

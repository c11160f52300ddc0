package io.github.coherecamel.api;

import org.jspecify.annotations.Nullable;

/** What a failure comes from. */
final class Causes {

    private Causes() {}

    /**
     * Adds a cause to a failure; one that is a failure of ours as suppressed. As a cause it would decide which
     * {@code onException} clause applies, for Camel asks the innermost first.
     */
    static void add(@Nullable Throwable cause, Exception failure) {
        if (cause instanceof CohereFailure) {
            failure.addSuppressed(cause);
        } else if (cause != null) {
            failure.initCause(cause);
        }
    }
}

package io.github.coherecamel.api;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** What a failure comes from. */
public final class Causes {

    private Causes() {}

    /** Returns what failed, of what a future makes of it. */
    public static @Nullable Throwable of(@Nullable Throwable failure) {
        return failure != null
                        && (failure instanceof CompletionException || failure instanceof ExecutionException)
                        && failure.getCause() != null
                ? failure.getCause()
                : failure;
    }

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

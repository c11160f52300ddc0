package io.github.coherecamel.application.wanted;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which of the things that people did to show. What is null is not asked for.
 *
 * @param since done then or later
 * @param until done before
 */
public record ActionFilter(@Nullable String modelId, @Nullable Instant since, @Nullable Instant until) {

    /** Whether an index finds all of them, and no others. */
    boolean isIndexed() {
        return since == null && until == null;
    }

    boolean matches(StoredAction action) {
        return (modelId == null || modelId.equals(action.modelId()))
                && (since == null || !action.at().isBefore(since))
                && (until == null || action.at().isBefore(until));
    }
}

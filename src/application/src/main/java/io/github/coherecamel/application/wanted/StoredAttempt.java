package io.github.coherecamel.application.wanted;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Once that somebody worked on a model: one row of the table.
 *
 * @param eventSeq the event that was to be brought about
 * @param outcome what it has come to
 * @param difference what was written; null if nothing
 */
public record StoredAttempt(
        long seq,
        String modelId,
        long eventSeq,
        long generation,
        String node,
        Instant startedAt,
        Instant endedAt,
        Verdict.Result outcome,
        Category category,
        @Nullable String message,
        @Nullable String difference) {}

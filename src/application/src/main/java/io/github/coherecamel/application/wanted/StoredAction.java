package io.github.coherecamel.application.wanted;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did: one row of the table.
 *
 * @param modelId null if it concerned all
 */
public record StoredAction(
        long seq, Instant at, String who, String what, @Nullable String modelId, @Nullable String detail) {}

package io.github.coherecamel.application.wanted;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as it was written down, and what became of it: one row of the table.
 *
 * @param seq rises with each event, and names it within this database
 * @param modelId null only if the event could not be read
 * @param outcome null as long as it is open
 * @param training {@code READY} or {@code FAILED} if the training of the model was awaited
 */
public record StoredEvent(
        long seq,
        String source,
        String id,
        @Nullable String modelId,
        @Nullable String datasetId,
        Instant happenedAt,
        Instant receivedAt,
        @Nullable String payload,
        @Nullable Outcome outcome,
        @Nullable String reason,
        @Nullable Instant closedAt,
        @Nullable String training,
        @Nullable Instant trainingEndedAt) {}

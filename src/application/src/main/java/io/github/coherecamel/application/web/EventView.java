package io.github.coherecamel.application.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.github.coherecamel.application.wanted.Outcome;
import io.github.coherecamel.application.wanted.StoredAttempt;
import io.github.coherecamel.application.wanted.StoredEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event, and what became of it.
 *
 * @param seq names it here; source and id name it everywhere
 * @param time when it happened
 * @param outcome null as long as it is open
 * @param training {@code READY} or {@code FAILED} if the training of the model was awaited
 * @param payload as it came in; only of a single event
 * @param attempts the newest first; only of a single event
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventView(
        long seq,
        String source,
        String id,
        @Nullable String modelId,
        @Nullable String datasetId,
        Instant time,
        Instant receivedAt,
        @Nullable Outcome outcome,
        @Nullable String reason,
        @Nullable Instant closedAt,
        @Nullable String training,
        @Nullable Instant trainingEndedAt,
        @Nullable String payload,
        @Nullable List<AttemptView> attempts) {

    static EventView of(StoredEvent event) {
        return of(event, null);
    }

    static EventView of(StoredEvent event, @Nullable List<StoredAttempt> attempts) {
        return new EventView(
                event.seq(),
                event.source(),
                event.id(),
                event.modelId(),
                event.datasetId(),
                event.happenedAt(),
                event.receivedAt(),
                event.outcome(),
                event.reason(),
                event.closedAt(),
                event.training(),
                event.trainingEndedAt(),
                event.payload(),
                attempts == null ? null : attempts.stream().map(AttemptView::of).toList());
    }
}

package io.github.coherecamel.application.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.github.coherecamel.application.wanted.Model;
import io.github.coherecamel.application.wanted.Outcome;
import io.github.coherecamel.application.wanted.StoredEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is told of an event to whoever posted it.
 *
 * @param status what would be answered to this event alone; only in the answer to a batch
 * @param message why it was not accepted; only in the answer to a batch
 * @param outcome null as long as the event is open
 * @param model null if the event is new: nothing can have come of it yet
 */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventAnswer(
        @Nullable Integer status,
        @Nullable String message,
        String id,
        String source,
        @Nullable String modelId,
        @Nullable String datasetId,
        Instant time,
        Instant receivedAt,
        @Nullable Outcome outcome,
        @Nullable String reason,
        @Nullable Instant closedAt,
        @Nullable String training,
        @Nullable ModelAnswer model) {

    static EventAnswer of(StoredEvent event, @Nullable Model model) {
        return new EventAnswer(
                null,
                null,
                event.id(),
                event.source(),
                event.modelId(),
                event.datasetId(),
                event.happenedAt(),
                event.receivedAt(),
                event.outcome(),
                event.reason(),
                event.closedAt(),
                event.training(),
                model == null ? null : ModelAnswer.of(model));
    }

    EventAnswer inBatch(int status, @Nullable String message) {
        return new EventAnswer(
                status,
                message,
                id,
                source,
                modelId,
                datasetId,
                time,
                receivedAt,
                outcome,
                reason,
                closedAt,
                training,
                model);
    }
}

package io.github.coherecamel.application.reconcile;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.github.coherecamel.application.wanted.Outbox.Notification;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * What route event-closed is told.
 *
 * @param kind {@code CLOSED}, or {@code TRAINED} for the end of the training that followed
 * @param eventSeq names the event within this database
 * @param outcome what became of it
 * @param training {@code READY} or {@code FAILED}, or null
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ClosedEvent(
        String kind,
        long eventSeq,
        String source,
        String id,
        @Nullable String modelId,
        @Nullable String datasetId,
        String outcome,
        @Nullable String reason,
        @Nullable String training) {

    static ClosedEvent of(Notification notification) {
        var event = notification.event();
        return new ClosedEvent(
                notification.kind().name(),
                event.seq(),
                event.source(),
                event.id(),
                event.modelId(),
                event.datasetId(),
                String.valueOf(event.outcome()),
                event.reason(),
                event.training());
    }
}

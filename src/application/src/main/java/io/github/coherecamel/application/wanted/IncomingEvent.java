package io.github.coherecamel.application.wanted;

import io.github.coherecamel.application.event.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event on its way into the database, and what has become of it on that way. */
final class IncomingEvent {

    private final Event event;
    private final Instant happenedAt;
    private @Nullable Outcome outcome;
    private @Nullable String reason;
    private long seq;

    IncomingEvent(Event event, Instant happenedAt) {
        this.event = event;
        this.happenedAt = happenedAt;
    }

    Event event() {
        return event;
    }

    Instant happenedAt() {
        return happenedAt;
    }

    @Nullable
    Outcome outcome() {
        return outcome;
    }

    @Nullable
    String reason() {
        return reason;
    }

    /** Its number, once it is written. */
    long seq() {
        return seq;
    }

    void close(Outcome outcome, String reason) {
        this.outcome = outcome;
        this.reason = reason;
    }

    void written(long seq) {
        this.seq = seq;
    }

    StoredEvent stored(Instant receivedAt) {
        return new StoredEvent(
                seq,
                event.source(),
                event.id(),
                event.modelId(),
                event.datasetId(),
                happenedAt,
                receivedAt,
                event.payload(),
                outcome,
                reason,
                outcome == null ? null : receivedAt,
                null,
                null);
    }
}

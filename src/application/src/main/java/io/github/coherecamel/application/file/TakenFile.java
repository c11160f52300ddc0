package io.github.coherecamel.application.file;

import io.github.coherecamel.application.wanted.Outcome;
import io.github.coherecamel.application.wanted.StoredEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that was taken, and where it is.
 *
 * @param id of the event that it is, or will be
 * @param modelId null only if it was rejected by an earlier version
 * @param arrivedAt when it came into the inbox
 * @param bytes null as long as it waits
 * @param attempts to upload it that failed
 * @param reason why the last of them did, or why it was rejected
 * @param event null as long as it waits
 */
public record TakenFile(
        String id,
        String name,
        @Nullable String modelId,
        String type,
        Instant arrivedAt,
        @Nullable Long bytes,
        @Nullable String sha256,
        int attempts,
        @Nullable String reason,
        @Nullable StoredEvent event) {

    /** Where it is: each is a folder of the inbox. */
    public enum Place {
        /** It is taken, and not uploaded yet. */
        WAITING,
        /** It is uploaded, and its event is open. */
        ACCEPTED,
        /** Its event has its outcome. */
        DONE,
        /** Its event was rejected. */
        FAILED
    }

    static TakenFile waiting(Arrival arrival, String id) {
        return new TakenFile(
                id,
                arrival.name(),
                arrival.modelId(),
                arrival.type(),
                arrival.arrivedAt(),
                null,
                null,
                arrival.attempts(),
                arrival.reason(),
                null);
    }

    public Place place() {
        if (event == null) {
            return Place.WAITING;
        }
        return event.outcome() == null
                ? Place.ACCEPTED
                : event.outcome() == Outcome.REJECTED ? Place.FAILED : Place.DONE;
    }
}

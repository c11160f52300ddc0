package io.github.coherecamel.application.file;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that was taken from an inbox and has not got to its last place yet: one row of the table.
 *
 * @param inbox the id of the inbox that it was dropped into
 * @param name as it was called there, made safe
 * @param stamp the file's when it was last whole
 * @param attempts that failed
 * @param reason why the last one did
 * @param eventSeq the event that it became; null until it is accepted
 */
record Arrival(
        String id,
        String inbox,
        String name,
        String modelId,
        String type,
        Instant arrivedAt,
        String stamp,
        int attempts,
        @Nullable String reason,
        @Nullable Long eventSeq) {

    /** @param stamp empty if nothing is known of it */
    static Arrival of(ArrivalId.Named file, String inbox, Purpose purpose, String stamp) {
        return new Arrival(
                file.id().text(),
                inbox,
                file.name(),
                purpose.modelId(),
                purpose.type(),
                file.id().time(),
                stamp,
                0,
                null,
                null);
    }

    Purpose purpose() {
        return new Purpose(modelId, type);
    }

    boolean isAccepted() {
        return eventSeq != null;
    }

    ArrivalId.Named file() {
        return new ArrivalId.Named(new ArrivalId(id), name);
    }
}

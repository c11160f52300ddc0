package io.github.coherecamel.application.proof;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An event as its sender knows it.
 *
 * @param key source and id, which make it unique
 * @param time when it happened, or null if it counts as of its arrival
 * @param sent when the first attempt to send it began
 * @param acknowledged when somebody said that it is kept, or null if nobody did
 */
record Told(
        String key,
        String model,
        String dataset,
        @Nullable Instant time,
        Instant sent,
        @Nullable Instant acknowledged) {

    /** The earliest place that it can have in the order of events. */
    Instant earliest() {
        return Objects.requireNonNullElse(time, sent);
    }

    /** The latest place that it can have in the order of events. */
    Instant latest() {
        if (time != null) {
            return time;
        }
        return acknowledged == null ? Instant.MAX : acknowledged;
    }

    /** Whether it comes after the other in the order of events whatever happened: by time, then by arrival. */
    boolean surelyNewerThan(Told other) {
        if (Objects.equals(time, other.time) && time != null) {
            return other.acknowledged != null && other.acknowledged.isBefore(sent);
        }
        return earliest().isAfter(other.latest());
    }

    boolean isAcknowledged() {
        return acknowledged != null;
    }

    boolean wasAcknowledgedBy(Instant then) {
        return acknowledged != null && !acknowledged.isAfter(then);
    }
}

package io.github.coherecamel.application.kafka;

import io.github.coherecamel.application.event.Event;
import java.time.Instant;
import java.util.Objects;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.jspecify.annotations.Nullable;

/**
 * Where a record stands, which is the same however often it is read.
 *
 * @param timestamp in milliseconds, as its producer or the broker wrote it; negative if nobody did
 */
record Place(String topic, int partition, long offset, long timestamp) {

    static Place of(Message record) {
        return new Place(
                header(record, KafkaConstants.TOPIC, String.class),
                header(record, KafkaConstants.PARTITION, Integer.class),
                header(record, KafkaConstants.OFFSET, Long.class),
                header(record, KafkaConstants.TIMESTAMP, Long.class));
    }

    private static <T> T header(Message record, String name, Class<T> type) {
        return Objects.requireNonNull(record.getHeader(name, type), name);
    }

    /** Returns the source of events that name none. */
    String source() {
        return "kafka:" + topic;
    }

    /** Returns the id of an event that names none. With the time, since offsets of a topic that is made anew begin anew. */
    String id() {
        return partition + "-" + offset + "-" + timestamp;
    }

    /**
     * Returns when an event happened that does not say so; null if that is not known. Not when it is read: whoever reads
     * an old topic again wants no model to go back to what is in it.
     */
    @Nullable
    Instant time(Instant now) {
        var time = Instant.ofEpochMilli(timestamp);
        return timestamp < 0 || time.isAfter(now.plus(Event.AHEAD)) ? null : time;
    }
}

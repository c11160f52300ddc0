package io.github.coherecamel.application.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.coherecamel.application.event.Arrival;
import io.github.coherecamel.application.event.Event;
import io.github.coherecamel.application.event.EventReader;
import io.github.coherecamel.application.event.UnreadableEventException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Reads events from records, as the Kafka protocol binding of CloudEvents has them, or plain. */
final class RecordReader {

    private static final String CONTENT_TYPE = "content-type";
    private static final String PREFIX = "ce_";
    /** Of all headers only these are looked at, and none reaches a route. */
    private static final Set<String> ATTRIBUTES = Set.of("specversion", "id", "source", "type", "time", "subject");

    private static final int LONGEST_PAYLOAD = 4096;

    private final Clock clock;
    private final EventReader reader;

    RecordReader(Clock clock) {
        this.clock = clock;
        this.reader = new EventReader(clock);
    }

    List<Event> read(Place place, Message record) throws UnreadableEventException {
        @Nullable String contentType = null;
        var attributes = new HashMap<String, String>();
        for (var header : record.getHeader(KafkaConstants.HEADERS, RecordHeaders::new, Headers.class)) {
            var name = header.key().toLowerCase(Locale.ROOT);
            var value = header.value() == null ? "" : new String(header.value(), UTF_8);
            if (name.equals(CONTENT_TYPE)) {
                contentType = value;
            } else if (name.startsWith(PREFIX) && ATTRIBUTES.contains(name.substring(PREFIX.length()))) {
                attributes.put(name.substring(PREFIX.length()), value);
            }
        }
        var arrival = new Arrival(place.source(), place.id(), contentType, attributes, value(record));
        return reader.read(arrival).stream().map(event -> timed(place, event)).toList();
    }

    private Event timed(Place place, Event event) {
        return event.time() != null
                ? event
                : new Event(
                        event.source(),
                        event.id(),
                        place.time(clock.instant()),
                        event.modelId(),
                        event.datasetId(),
                        event.payload());
    }

    /** Returns the beginning of what cannot be read, for people to look at, without what no database takes. */
    static String payload(Message record) {
        var value = value(record);
        var text = new String(value, 0, Math.min(value.length, LONGEST_PAYLOAD), UTF_8)
                .replaceAll("[\\p{Cntrl}&&[^\t\r\n]]", "\uFFFD");
        return value.length > LONGEST_PAYLOAD ? text + "…" : text;
    }

    /** A record may have no value at all; it is read as an empty one. */
    private static byte[] value(Message record) {
        return Objects.requireNonNullElse(record.getBody(byte[].class), new byte[0]);
    }
}

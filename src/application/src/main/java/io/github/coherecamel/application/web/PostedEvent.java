package io.github.coherecamel.application.web;

import io.github.coherecamel.application.event.Arrival;
import io.github.coherecamel.application.event.Event;
import io.github.coherecamel.application.event.EventReader;
import io.github.coherecamel.application.event.UnreadableEventException;
import io.github.coherecamel.application.wanted.DatabaseClock;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Headers;
import org.jspecify.annotations.Nullable;

/** Reads, in route {@code event-posted}, the events of a request. */
@Named("postedEvent")
@Singleton
@RegisterForReflection
public final class PostedEvent {

    /** The source of events that name none. */
    static final String SOURCE = "/events";

    private static final String ATTRIBUTE = "ce-";

    private final EventReader reader;

    PostedEvent(DatabaseClock clock) {
        this.reader = new EventReader(clock);
    }

    public List<Event> read(@Body byte[] body, @Headers Map<String, Object> headers) throws UnreadableEventException {
        @Nullable String contentType = null;
        var id = UUID.randomUUID().toString();
        var attributes = new TreeMap<String, String>();
        for (var header : headers.entrySet()) {
            var name = header.getKey().toLowerCase(Locale.ROOT);
            var value = String.valueOf(header.getValue());
            if (name.equals("content-type")) {
                contentType = value;
            } else if (name.equals(Signature.ID)) {
                id = value;
            } else if (name.startsWith(ATTRIBUTE)) {
                attributes.put(name.substring(ATTRIBUTE.length()), AttributeHeader.decode(header.getKey(), value));
            }
        }
        return reader.read(new Arrival(SOURCE, id, contentType, attributes, body));
    }
}

package io.github.coherecamel.application.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.coherecamel.application.wanted.EventViews;
import io.github.coherecamel.application.wanted.StoredEvent;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells where a file is by now. */
@Singleton
public final class TakenFiles {

    private static final Pattern ID = Pattern.compile("(\\d{8}-\\d{6}-\\d{6}-[0-9a-f]{4})-[0-9a-f]{12}");
    private static final String SOURCE = "file:";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Arrivals arrivals;
    private final EventViews events;

    TakenFiles(Arrivals arrivals, EventViews events) {
        this.arrivals = arrivals;
        this.events = events;
    }

    /** @param id of its event, which it has before there is one */
    public Optional<TakenFile> find(String id) {
        var parts = ID.matcher(id);
        if (!parts.matches()) {
            return Optional.empty();
        }
        // First the file: when it is gone from there, its event is known.
        var arrival = arrivals.find(parts.group(1)).orElse(null);
        var event = events.find(id, null).stream()
                .filter(found -> found.source().startsWith(SOURCE))
                .findFirst()
                .orElse(null);
        if (event != null) {
            return Optional.of(of(event));
        }
        return Optional.ofNullable(arrival).map(waiting -> TakenFile.waiting(waiting, id));
    }

    private static TakenFile of(StoredEvent event) {
        var told = told(event.payload());
        return new TakenFile(
                event.id(),
                told.path("file").asText(),
                event.modelId() == null ? told.path("model_id").textValue() : event.modelId(),
                told.path("type").asText(),
                arrivedAt(told, event),
                told.path("bytes").asLong(),
                told.path("sha256").asText(),
                0,
                event.reason(),
                event);
    }

    /** A rejected one's event happened when it was rejected. */
    private static Instant arrivedAt(JsonNode told, StoredEvent event) {
        var text = told.path("arrived_at").asText();
        return text.isEmpty() ? event.happenedAt() : Instant.parse(text);
    }

    /** What was written down of the file with its event. */
    private static JsonNode told(@Nullable String payload) {
        try {
            return JSON.readTree(payload == null ? "{}" : payload);
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }
}

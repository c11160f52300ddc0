package io.github.coherecamel.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of what happened to a model.
 *
 * @param nextPageToken null on the last page
 * @param totalSize of all pages; null if the API did not tell
 * @param additional what this library does not know
 */
public record EventPage(
        List<ModelEvent> events,
        @Nullable String nextPageToken,
        @Nullable Integer totalSize,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additional)
        implements Page<ModelEvent, EventPage> {

    public EventPage {
        events = Absent.toEmpty(events);
        nextPageToken = Absent.toNull(nextPageToken);
        additional = Absent.toEmpty(additional);
    }

    @Override
    public List<ModelEvent> items() {
        return events;
    }

    @Override
    public EventPage joined(List<ModelEvent> items, EventPage last) {
        return new EventPage(items, last.nextPageToken, last.totalSize, last.additional);
    }
}

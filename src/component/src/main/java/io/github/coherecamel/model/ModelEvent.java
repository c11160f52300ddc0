package io.github.coherecamel.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change of a model's status ({@code Event} in the API).
 *
 * @param userId who caused it; null if the system did
 * @param additional what this library does not know
 */
public record ModelEvent(
        @Nullable String userId,
        @Nullable ModelStatus status,
        @WireTime @Nullable Instant createdAt,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additional)
        implements WireRecord {

    public ModelEvent {
        userId = Absent.toNull(userId);
        additional = Absent.toEmpty(additional);
    }
}

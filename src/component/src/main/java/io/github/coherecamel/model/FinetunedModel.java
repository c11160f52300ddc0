package io.github.coherecamel.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A fine-tuned model as the API answers it. All but {@code name} and {@code settings} is set by the API alone.
 *
 * @param lastUsed deprecated in the API since 2024-11-19
 * @param additional what the API sent and this library does not know
 */
public record FinetunedModel(
        @Nullable String id,
        @Nullable String name,
        @Nullable String creatorId,
        @Nullable String organizationId,
        @Nullable Settings settings,
        @Nullable ModelStatus status,
        @WireTime @Nullable Instant createdAt,
        @WireTime @Nullable Instant updatedAt,
        @WireTime @Nullable Instant completedAt,
        @WireTime @Nullable Instant lastUsed,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additional)
        implements WireRecord {

    public FinetunedModel {
        additional = Absent.toEmpty(additional);
    }

    /** Returns the dataset in use; null if the API did not name it. */
    public @Nullable String datasetId() {
        return settings == null ? null : settings.datasetId();
    }
}

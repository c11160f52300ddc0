package io.github.coherecamel.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A dataset as the API answers it.
 *
 * @param schema an Avro schema as JSON text
 * @param validationError the first problem found; the others are in {@code validationWarnings}
 * @param additional what this library does not know
 */
public record Dataset(
        @Nullable String id,
        @Nullable String name,
        @WireTime @Nullable Instant createdAt,
        @WireTime @Nullable Instant updatedAt,
        @Nullable DatasetType datasetType,
        @Nullable ValidationStatus validationStatus,
        @Nullable String validationError,
        List<String> validationWarnings,
        @Nullable String schema,
        List<String> requiredFields,
        List<String> preserveFields,
        List<DatasetPart> datasetParts,
        @Nullable DatasetMetrics metrics,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additional)
        implements WireRecord {

    public Dataset {
        validationWarnings = Absent.toEmpty(validationWarnings);
        requiredFields = Absent.toEmpty(requiredFields);
        preserveFields = Absent.toEmpty(preserveFields);
        datasetParts = Absent.toEmpty(datasetParts);
        additional = Absent.toEmpty(additional);
    }
}

package io.github.coherecamel.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What validation counted in a dataset.
 *
 * @param additional what this library does not know
 */
public record DatasetMetrics(
        @Nullable FinetuneDatasetMetrics finetuneDatasetMetrics,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additional)
        implements WireRecord {

    public DatasetMetrics {
        additional = Absent.toEmpty(additional);
    }
}

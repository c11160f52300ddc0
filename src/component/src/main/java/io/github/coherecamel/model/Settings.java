package io.github.coherecamel.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a model is tuned from and how. {@code base_model} and {@code dataset_id} are required by the API.
 *
 * @param multiLabel set by the API alone; classification only
 * @param wandb chat only
 * @param additional what this library does not know
 */
public record Settings(
        @Nullable BaseModel baseModel,
        @Nullable String datasetId,
        @Nullable Hyperparameters hyperparameters,
        @Nullable Boolean multiLabel,
        @Nullable Wandb wandb,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additional)
        implements WireRecord {

    public Settings {
        additional = Absent.toEmpty(additional);
    }
}

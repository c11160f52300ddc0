package io.github.coherecamel.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where Weights &amp; Biases logs the training. {@code project} and {@code api_key} are required by the API.
 *
 * @param apiKey a secret; the API does not return it once the job ended
 * @param additional what this library does not know
 */
public record Wandb(
        @Nullable String project,
        @Nullable String apiKey,
        @Nullable String entity,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additional)
        implements WireRecord {

    public Wandb {
        additional = Absent.toEmpty(additional);
    }

    /** Leaves out the key, and whatever is not known to be harmless. */
    @Override
    public String toString() {
        return "Wandb[project=%s, apiKey=%s, entity=%s]".formatted(project, apiKey == null ? "absent" : "***", entity);
    }
}

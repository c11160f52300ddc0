package io.github.coherecamel.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What training measured at one step.
 *
 * @param stepNumber 0 if the API left it out, as it does for the first step
 * @param metrics by name, such as {@code cross_entropy}
 * @param additional what this library does not know
 */
public record TrainingStepMetrics(
        @WireTime @Nullable Instant createdAt,
        int stepNumber,
        Map<String, Double> metrics,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additional)
        implements WireRecord {

    public TrainingStepMetrics {
        metrics = Absent.toEmpty(metrics);
        additional = Absent.toEmpty(additional);
    }
}

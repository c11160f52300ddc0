package io.github.coherecamel.application.training;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.coherecamel.model.TrainingStepMetrics;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was measured at a step of a training.
 *
 * @param at null if the API does not say
 * @param metrics by the API's names, such as {@code cross_entropy}, which is the loss, and {@code accuracy}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Measurement(int step, @Nullable Instant at, Map<String, Double> metrics) {

    /** It says once more which step it is. */
    private static final String STEP = "step";

    private static final int MOST_METRICS = 16;

    static Measurement of(TrainingStepMetrics step) {
        var metrics = new TreeMap<String, Double>();
        step.metrics().forEach((name, value) -> {
            if (!name.equals(STEP) && Double.isFinite(value) && metrics.size() < MOST_METRICS) {
                metrics.put(name, value);
            }
        });
        return new Measurement(step.stepNumber(), step.createdAt(), metrics);
    }
}

package io.github.coherecamel.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a model is tuned; what is absent has the API's default. The API publishes no bounds, so none are checked here.
 *
 * @param loraTargetModules such as {@code LORA_TARGET_MODULES_QKVO}
 * @param additional what this library does not know
 */
public record Hyperparameters(
        @Nullable Integer earlyStoppingPatience,
        @Nullable Double earlyStoppingThreshold,
        @Nullable Integer trainBatchSize,
        @Nullable Integer trainEpochs,
        @Nullable Double learningRate,
        @Nullable Integer loraAlpha,
        @Nullable Integer loraRank,
        @Nullable String loraTargetModules,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additional)
        implements WireRecord {

    public Hyperparameters {
        additional = Absent.toEmpty(additional);
    }
}

package io.github.coherecamel.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The model that is tuned. {@code base_type} is required by the API.
 *
 * @param name for rerank {@code english} or {@code multilingual}; for chat usually absent
 * @param version set by the API alone
 * @param strategy such as {@code STRATEGY_TFEW}; deprecated in the API since 2024-09-19
 * @param additional what this library does not know
 */
public record BaseModel(
        @Nullable String name,
        @Nullable String version,
        @Nullable BaseType baseType,
        @Nullable String strategy,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additional)
        implements WireRecord {

    public BaseModel {
        additional = Absent.toEmpty(additional);
    }
}

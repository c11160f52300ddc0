package io.github.coherecamel.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of what training measured. The API tells no total of these.
 *
 * @param nextPageToken null on the last page
 * @param totalSize of all pages; null if the API did not tell
 * @param additional what this library does not know
 */
public record MetricsPage(
        List<TrainingStepMetrics> stepMetrics,
        @Nullable String nextPageToken,
        @Nullable Integer totalSize,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additional)
        implements Page<TrainingStepMetrics, MetricsPage> {

    public MetricsPage {
        stepMetrics = Absent.toEmpty(stepMetrics);
        nextPageToken = Absent.toNull(nextPageToken);
        additional = Absent.toEmpty(additional);
    }

    @Override
    public List<TrainingStepMetrics> items() {
        return stepMetrics;
    }

    @Override
    public MetricsPage joined(List<TrainingStepMetrics> items, MetricsPage last) {
        return new MetricsPage(items, last.nextPageToken, last.totalSize, last.additional);
    }
}

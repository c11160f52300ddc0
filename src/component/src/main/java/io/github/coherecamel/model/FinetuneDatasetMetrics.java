package io.github.coherecamel.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;

/**
 * What validation counted in a dataset for fine-tuning; a number that the API left out is 0.
 *
 * @param additional the metrics of one dataset type, as the API sent them: {@code chat_data_metrics},
 *     {@code reranker_data_metrics} or {@code classify_data_metrics}
 */
public record FinetuneDatasetMetrics(
        long trainableTokenCount,
        long totalExamples,
        long trainExamples,
        long trainSizeBytes,
        long evalExamples,
        long evalSizeBytes,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additional)
        implements WireRecord {

    public FinetuneDatasetMetrics {
        additional = Absent.toEmpty(additional);
    }
}

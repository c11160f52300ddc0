package io.github.coherecamel.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of fine-tuned models.
 *
 * @param nextPageToken null on the last page
 * @param totalSize of all pages; null if the API did not tell
 * @param additional what this library does not know
 */
public record ModelPage(
        List<FinetunedModel> finetunedModels,
        @Nullable String nextPageToken,
        @Nullable Integer totalSize,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additional)
        implements Page<FinetunedModel, ModelPage> {

    public ModelPage {
        finetunedModels = Absent.toEmpty(finetunedModels);
        nextPageToken = Absent.toNull(nextPageToken);
        additional = Absent.toEmpty(additional);
    }

    @Override
    public List<FinetunedModel> items() {
        return finetunedModels;
    }

    @Override
    public ModelPage joined(List<FinetunedModel> items, ModelPage last) {
        return new ModelPage(items, last.nextPageToken, last.totalSize, last.additional);
    }
}

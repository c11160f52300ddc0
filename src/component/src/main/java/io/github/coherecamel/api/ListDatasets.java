package io.github.coherecamel.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.coherecamel.model.Dataset;
import io.github.coherecamel.model.DatasetPage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /v1/datasets}; null leaves a filter out. The API documents neither an order nor how many it answers if no
 * limit is given.
 *
 * @param before only those created before
 * @param after only those created after
 */
public record ListDatasets(
        @Nullable String type,
        @Nullable String validationStatus,
        @Nullable Instant before,
        @Nullable Instant after,
        @Nullable Integer limit,
        @Nullable Integer offset)
        implements Call<DatasetPage> {

    public ListDatasets limitedTo(int newLimit) {
        return new ListDatasets(type, validationStatus, before, after, newLimit, offset);
    }

    public ListDatasets from(int newOffset) {
        return new ListDatasets(type, validationStatus, before, after, limit, newOffset);
    }

    @Override
    public String task() {
        return "list datasets";
    }

    /** These names are camelCase, unlike those of an upload. */
    @Override
    public Request request() {
        return Request.get(Datasets.all()
                .with("datasetType", type)
                .with("validationStatus", validationStatus)
                .with("before", before)
                .with("after", after)
                .with("limit", limit)
                .with("offset", offset));
    }

    @Override
    public DatasetPage read(JsonNode answer) {
        return Items.readPage(answer, "datasets", Dataset.class, DatasetPage.class);
    }
}

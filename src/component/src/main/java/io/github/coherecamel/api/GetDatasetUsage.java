package io.github.coherecamel.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.coherecamel.model.DatasetUsage;

/** {@code GET /v1/datasets/usage}. */
public record GetDatasetUsage() implements Call<DatasetUsage> {

    @Override
    public String task() {
        return "get the usage of datasets";
    }

    @Override
    public Request request() {
        return Request.get(Datasets.usage());
    }

    @Override
    public DatasetUsage read(JsonNode answer) {
        return Json.convert(answer, DatasetUsage.class);
    }
}

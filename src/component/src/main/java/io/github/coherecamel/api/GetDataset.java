package io.github.coherecamel.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.coherecamel.model.Dataset;

/** {@code GET /v1/datasets/{id}}. */
public record GetDataset(String id) implements Call<Dataset> {

    @Override
    public String task() {
        return "get dataset " + Text.clean(id);
    }

    @Override
    public Request request() {
        return Request.get(Datasets.target(id));
    }

    @Override
    public Dataset read(JsonNode answer) {
        return Json.unwrap(answer, "dataset", Dataset.class);
    }
}

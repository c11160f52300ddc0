package io.github.coherecamel.api;

import com.fasterxml.jackson.databind.JsonNode;

/** {@code DELETE /v1/datasets/{id}}; cannot be undone. */
public record DeleteDataset(String id) implements Call<JsonNode> {

    @Override
    public String task() {
        return "delete dataset " + Text.clean(id);
    }

    @Override
    public Request request() {
        return Request.delete(Datasets.target(id));
    }

    @Override
    public JsonNode read(JsonNode answer) {
        return answer;
    }
}

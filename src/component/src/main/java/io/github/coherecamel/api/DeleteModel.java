package io.github.coherecamel.api;

import com.fasterxml.jackson.databind.JsonNode;

/** {@code DELETE /v1/finetuning/finetuned-models/{id}}; cannot be undone. */
public record DeleteModel(String id) implements Call<JsonNode> {

    @Override
    public String task() {
        return "delete fine-tuned model " + Text.clean(id);
    }

    @Override
    public Request request() {
        return Request.delete(Models.target(id));
    }

    @Override
    public JsonNode read(JsonNode answer) {
        return answer;
    }
}

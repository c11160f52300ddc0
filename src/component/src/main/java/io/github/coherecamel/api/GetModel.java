package io.github.coherecamel.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.coherecamel.model.FinetunedModel;

/** {@code GET /v1/finetuning/finetuned-models/{id}}. */
public record GetModel(String id) implements Call<FinetunedModel> {

    @Override
    public String task() {
        return "get fine-tuned model " + Text.clean(id);
    }

    @Override
    public Request request() {
        return Request.get(Models.target(id));
    }

    @Override
    public FinetunedModel read(JsonNode answer) {
        return Models.read(answer);
    }
}

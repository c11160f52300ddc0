package io.github.coherecamel.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.coherecamel.model.FinetunedModel;
import java.util.List;

/**
 * {@code PATCH /v1/finetuning/finetuned-models/{id}}.
 *
 * @param body {@code name} and whole {@code settings}: the API does not patch in part
 */
public record UpdateModel(String id, ObjectNode body) implements Call<FinetunedModel> {

    @Override
    public String task() {
        return "update fine-tuned model " + Text.clean(id);
    }

    @Override
    public Request request() {
        return new Request("PATCH", Models.target(id), new Body.Json(body));
    }

    @Override
    public FinetunedModel read(JsonNode answer) {
        return Models.read(answer);
    }

    @Override
    public List<Secret> secrets() {
        return Models.secrets(body);
    }

    /** Leaves out the body, which may hold a Weights &amp; Biases key. */
    @Override
    public String toString() {
        return "UpdateModel[id=" + id + "]";
    }
}

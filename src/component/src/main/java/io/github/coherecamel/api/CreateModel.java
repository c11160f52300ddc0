package io.github.coherecamel.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.coherecamel.model.FinetunedModel;
import java.util.List;

/**
 * {@code POST /v1/finetuning/finetuned-models}: starts a training job.
 *
 * @param body {@code name} and {@code settings}
 */
public record CreateModel(ObjectNode body) implements Call<FinetunedModel> {

    @Override
    public String task() {
        return "create fine-tuned model " + Text.clean(body.path("name").asText());
    }

    @Override
    public Request request() {
        return new Request("POST", Models.all(), new Body.Json(body));
    }

    @Override
    public FinetunedModel read(JsonNode answer) {
        return Models.read(answer);
    }

    /** Names need not be unique: sent twice, this trains and charges twice. */
    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public List<Secret> secrets() {
        return Models.secrets(body);
    }

    /** Leaves out the body, which may hold a Weights &amp; Biases key. */
    @Override
    public String toString() {
        return "CreateModel[]";
    }
}

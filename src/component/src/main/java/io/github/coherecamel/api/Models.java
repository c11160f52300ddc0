package io.github.coherecamel.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.coherecamel.model.FinetunedModel;

/** What the calls for fine-tuned models share. */
final class Models {

    private Models() {}

    static Target target(String id) {
        return Target.of("v1", "finetuning", "finetuned-models", id);
    }

    static FinetunedModel read(JsonNode answer) {
        return Json.unwrap(answer, "finetuned_model", FinetunedModel.class);
    }
}

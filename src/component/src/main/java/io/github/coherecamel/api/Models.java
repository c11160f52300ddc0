package io.github.coherecamel.api;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.coherecamel.model.FinetunedModel;
import java.util.List;

/** What the calls for fine-tuned models share. */
final class Models {

    private static final Target ALL = Target.of("v1", "finetuning", "finetuned-models");
    private static final JsonPointer WANDB_KEY = JsonPointer.compile("/settings/wandb/api_key");

    private Models() {}

    static Target all() {
        return ALL;
    }

    static Target target(String id) {
        return all().child(id);
    }

    static Target target(String id, String part) {
        return target(id).child(part);
    }

    static FinetunedModel read(JsonNode answer) {
        return Json.unwrap(answer, "finetuned_model", FinetunedModel.class);
    }

    /** Returns what a body holds and must never be shown. */
    static List<Secret> secrets(JsonNode body) {
        var key = body.at(WANDB_KEY);
        return key.isTextual() ? List.of(new Secret(key.textValue())) : List.of();
    }
}

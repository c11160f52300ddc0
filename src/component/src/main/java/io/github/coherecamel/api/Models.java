package io.github.coherecamel.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.coherecamel.model.FinetunedModel;
import java.util.ArrayList;
import java.util.List;

/** What the calls for fine-tuned models share. */
final class Models {

    private static final Target ALL = Target.of("v1", "finetuning", "finetuned-models");
    private static final String SECRET = "api_key";

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

    /** Returns what a body holds and must never be shown, of whatever type it is and wherever it is. */
    static List<Secret> secrets(JsonNode body) {
        var secrets = new ArrayList<Secret>();
        body.findValues(SECRET).forEach(value -> collect(value, secrets));
        return secrets;
    }

    private static void collect(JsonNode value, List<Secret> secrets) {
        if (value.isValueNode()) {
            secrets.add(new Secret(value.asText()));
        }
        value.forEach(part -> collect(part, secrets));
    }
}

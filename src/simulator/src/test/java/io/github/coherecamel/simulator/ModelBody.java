package io.github.coherecamel.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.coherecamel.simulator.call.Json;

/** The body of a PATCH that the API takes. */
final class ModelBody {

    private ModelBody() {}

    static ObjectNode with(String dataset) {
        var body = Json.object().put("name", "new name");
        body.putObject("settings")
                .put("dataset_id", dataset)
                .putObject("base_model")
                .put("base_type", "BASE_TYPE_CHAT");
        return body;
    }

    static ObjectNode settings(ObjectNode body) {
        return body.withObjectProperty("settings");
    }
}

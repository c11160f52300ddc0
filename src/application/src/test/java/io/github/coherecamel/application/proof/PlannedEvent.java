package io.github.coherecamel.application.proof;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;

/** An event that is to be sent. */
record PlannedEvent(String source, String id, String model, String dataset, Instant time) {

    String key() {
        return key(source, id);
    }

    static String key(String source, String id) {
        return source + " " + id;
    }

    /** As a CloudEvent in its structured form. */
    String json() {
        var event = JsonNodeFactory.instance
                .objectNode()
                .put("specversion", "1.0")
                .put("type", "dataset.ready")
                .put("source", source)
                .put("id", id)
                .put("time", time.toString());
        event.putObject("data").put("model_id", model).put("dataset_id", dataset);
        return event.toString();
    }
}

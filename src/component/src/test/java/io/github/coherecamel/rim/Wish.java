package io.github.coherecamel.rim;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * What a random update wants; null is left out.
 *
 * @param later a field that this library does not know; 0 removes it
 */
record Wish(
        @Nullable String datasetId,
        @Nullable String name,
        @Nullable Integer epochs,
        @Nullable Integer later,
        boolean onlyNewer) {

    ObjectNode body() {
        var body = JsonNodeFactory.instance.objectNode();
        var settings = body.putObject("settings");
        if (datasetId != null) {
            settings.put("dataset_id", datasetId);
        }
        if (name != null) {
            body.put("name", name);
        }
        if (epochs != null) {
            settings.putObject("hyperparameters").put("train_epochs", epochs);
        }
        if (later != null) {
            settings.putObject("later").set("field", later == 0 ? null : JsonNodeFactory.instance.numberNode(later));
        }
        return body;
    }

    /** Returns the body of a message that also has what only the API sets, and what nobody may therefore send. */
    ObjectNode message() {
        var message =
                body().put("id", "other").put("status", "STATUS_PAUSED").put("updated_at", "2026-01-01T00:00:00Z");
        message.withObject("/settings").put("multi_label", true);
        message.withObject("/settings/base_model").put("version", "9");
        return message;
    }
}

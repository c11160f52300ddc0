package io.github.coherecamel.finetune;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.coherecamel.api.InvalidRequestException;
import io.github.coherecamel.camel.Action;
import io.github.coherecamel.camel.Inputs;
import org.apache.camel.Message;

/** Inputs of an update. The body counts only if neither header nor option gives any field. */
final class UpdateInputs {

    private UpdateInputs() {}

    static Action action(Message message, CohereFinetuneConfiguration configuration) throws InvalidRequestException {
        var inputs = new Inputs("update a fine-tuned model", message);
        return new SafeUpdate(
                ModelInputs.modelId(inputs, configuration),
                wanted(inputs, configuration),
                inputs.isSet(CohereFinetuneHeaders.MERGE, configuration.isMerge()),
                inputs.isSet(CohereFinetuneHeaders.REQUIRE_VALIDATED, configuration.isRequireValidated()));
    }

    private static ObjectNode wanted(Inputs inputs, CohereFinetuneConfiguration configuration)
            throws InvalidRequestException {
        var name = inputs.find(CohereFinetuneHeaders.NAME, String.class, configuration.getName());
        var datasetId = inputs.find(CohereFinetuneHeaders.DATASET_ID, String.class, configuration.getDatasetId());
        var settings = inputs.find(CohereFinetuneHeaders.SETTINGS, Object.class, configuration.getSettings());
        if (name == null && datasetId == null && settings == null) {
            return fromBody(inputs);
        }
        var wanted = JsonNodeFactory.instance.objectNode();
        if (name != null) {
            wanted.put("name", name);
        }
        if (settings != null) {
            wanted.set("settings", inputs.object("settings", settings).deepCopy());
        }
        if (datasetId != null) {
            wanted.withObject("/settings").put("dataset_id", datasetId);
        }
        return wanted;
    }

    private static ObjectNode fromBody(Inputs inputs) throws InvalidRequestException {
        var body = inputs.message().getBody();
        if (body == null) {
            throw inputs.invalid(
                    "nothing says what to update. Set header %s, %s or %s, the option of that name, or a body"
                            .formatted(
                                    CohereFinetuneHeaders.DATASET_ID,
                                    CohereFinetuneHeaders.NAME,
                                    CohereFinetuneHeaders.SETTINGS),
                    null);
        }
        return inputs.object("body", body);
    }
}

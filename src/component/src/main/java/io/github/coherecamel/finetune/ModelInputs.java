package io.github.coherecamel.finetune;

import io.github.coherecamel.api.GetModel;
import io.github.coherecamel.api.InvalidRequestException;
import io.github.coherecamel.camel.Action;
import io.github.coherecamel.camel.Inputs;
import io.github.coherecamel.camel.Reply;
import io.github.coherecamel.model.FinetunedModel;
import org.apache.camel.Message;

/** Inputs of the operations on one model, and what they answer. */
final class ModelInputs {

    private ModelInputs() {}

    static Action get(Message message, CohereFinetuneConfiguration configuration) throws InvalidRequestException {
        var inputs = new Inputs("get a fine-tuned model", message);
        return Action.of(new GetModel(modelId(inputs, configuration)), ModelInputs::reply);
    }

    static String modelId(Inputs inputs, CohereFinetuneConfiguration configuration) throws InvalidRequestException {
        return inputs.require(CohereFinetuneHeaders.MODEL_ID, "modelId", String.class, configuration.getModelId());
    }

    static Reply reply(FinetunedModel model) {
        return Reply.of(model)
                .with(CohereFinetuneHeaders.MODEL_ID, model.id())
                .with(CohereFinetuneHeaders.DATASET_ID, model.datasetId())
                .with(
                        CohereFinetuneHeaders.STATUS,
                        model.status() == null ? null : model.status().text());
    }
}

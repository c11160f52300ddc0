package io.github.coherecamel.finetune;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.coherecamel.api.CreateModel;
import io.github.coherecamel.api.InvalidInputException;
import io.github.coherecamel.api.Text;
import io.github.coherecamel.camel.Action;
import io.github.coherecamel.camel.Inputs;
import io.github.coherecamel.camel.UnknownTexts;
import io.github.coherecamel.model.Dataset;
import io.github.coherecamel.model.FinetunedModel;
import io.github.coherecamel.update.UnwritableUpdateException;
import io.github.coherecamel.update.UpdatePlan;
import java.util.function.BooleanSupplier;
import org.apache.camel.Message;
import org.apache.camel.Predicate;
import org.jspecify.annotations.Nullable;

/** Inputs of what writes a model. The body counts only if neither header nor option gives any field. */
final class UpdateInputs {

    private UpdateInputs() {}

    static Action update(Message message, CohereFinetuneConfiguration configuration) throws InvalidInputException {
        var inputs = new Inputs("update a fine-tuned model", message);
        var rules = new UpdateRules(
                inputs.isSet(CohereFinetuneHeaders.MERGE, configuration.isMerge()),
                inputs.isSet(CohereFinetuneHeaders.REQUIRE_VALIDATED, configuration.isRequireValidated()),
                inputs.isSet(CohereFinetuneHeaders.ONLY_NEWER, configuration.isOnlyNewer()),
                inputs.isSet(CohereFinetuneHeaders.DRY_RUN, configuration.isDryRun()),
                configuration.getUpdateTimeout(),
                inputs.time(CohereFinetuneHeaders.EXPECTED_UPDATED_AT, null),
                guard(inputs, configuration.getGuard()));
        if (!rules.merge() && (rules.onlyNewer() || rules.dryRun() || rules.expectedUpdatedAt() != null)) {
            throw inputs.invalid(
                    "onlyNewer, dryRun and an expected updated_at need the model to be read first. Set merge to true",
                    null);
        }
        var modelId = ModelInputs.modelId(inputs, configuration);
        return new SafeUpdate(modelId, fields(inputs, configuration, false), rules);
    }

    private static BooleanSupplier guard(Inputs inputs, @Nullable Predicate guard) {
        return guard == null ? () -> true : () -> guard.matches(inputs.exchange());
    }

    static Action create(Message message, CohereFinetuneConfiguration configuration) throws InvalidInputException {
        var inputs = new Inputs("create a fine-tuned model", message);
        try {
            var body = UpdatePlan.creation(fields(inputs, configuration, true));
            return Action.of(new CreateModel(body), model -> ModelInputs.reply(model)
                    .withId(CohereFinetuneHeaders.MODEL_ID, model.id()));
        } catch (UnwritableUpdateException e) {
            throw inputs.invalid(String.valueOf(e.getMessage()), e);
        }
    }

    private static ObjectNode fields(Inputs inputs, CohereFinetuneConfiguration configuration, boolean creating)
            throws InvalidInputException {
        var name = inputs.text(CohereFinetuneHeaders.NAME, "name", configuration.getName());
        var datasetId = inputs.text(CohereFinetuneHeaders.DATASET_ID, "datasetId", configuration.getDatasetId());
        var settings = inputs.find(
                CohereFinetuneHeaders.SETTINGS, Object.class, inputs.beanOr("settings", configuration.getSettings()));
        var baseType = creating ? baseType(inputs, configuration) : null;
        var uploaded = inputs.text(CohereFinetuneHeaders.UPLOADED_DATASET_ID);
        var isSaid = name != null || datasetId != null || settings != null || baseType != null;
        if (!isSaid && (uploaded == null || isWanted(inputs.message().getBody()))) {
            return fromBody(inputs, uploaded);
        }
        var fields = JsonNodeFactory.instance.objectNode();
        if (name != null) {
            fields.put("name", name);
        }
        if (settings != null) {
            fields.set("settings", inputs.object("settings", settings));
        }
        if (datasetId != null) {
            fields.withObject("/settings").put("dataset_id", datasetId);
        } else if (uploaded != null && !fields.path("settings").has("dataset_id")) {
            fields.withObject("/settings").put("dataset_id", uploaded);
        }
        if (baseType != null) {
            baseModel(fields, inputs).put("base_type", baseType);
        }
        return fields;
    }

    /** The body that an upload, an await or a watch leaves is the dataset itself. */
    private static boolean isWanted(@Nullable Object body) {
        return body != null && !(body instanceof Dataset);
    }

    private static @Nullable String baseType(Inputs inputs, CohereFinetuneConfiguration configuration)
            throws InvalidInputException {
        var baseType = inputs.text(CohereFinetuneHeaders.BASE_TYPE, "baseType", configuration.getBaseType());
        UnknownTexts.warn("baseType", baseType, CohereFinetuneConfiguration.BASE_TYPES);
        return baseType;
    }

    private static ObjectNode baseModel(ObjectNode fields, Inputs inputs) throws InvalidInputException {
        var there = fields.at("/settings/base_model");
        if (!there.isMissingNode() && !there.isObject() && !there.isNull()) {
            throw inputs.invalid("settings.base_model is no JSON object. Give one", null);
        }
        return fields.withObject("/settings/base_model");
    }

    private static ObjectNode fromBody(Inputs inputs, @Nullable String uploaded) throws InvalidInputException {
        var body = inputs.message().getBody();
        if (uploaded != null && body instanceof FinetunedModel model && !uploaded.equals(model.datasetId())) {
            throw inputs.invalid(
                    ("the body is a model with dataset %s, as an earlier step may have left it, and header %s is %s. Say "
                                    + "which is meant: set header %s, or remove that header")
                            .formatted(
                                    Text.clean(String.valueOf(model.datasetId())),
                                    CohereFinetuneHeaders.UPLOADED_DATASET_ID,
                                    Text.clean(uploaded),
                                    CohereFinetuneHeaders.DATASET_ID),
                    null);
        }
        if (body == null) {
            throw inputs.invalid(
                    "nothing says what to write. Set header %s, %s or %s, the option of that name, or a body"
                            .formatted(
                                    CohereFinetuneHeaders.DATASET_ID,
                                    CohereFinetuneHeaders.NAME,
                                    CohereFinetuneHeaders.SETTINGS),
                    null);
        }
        return inputs.object("body", body);
    }
}

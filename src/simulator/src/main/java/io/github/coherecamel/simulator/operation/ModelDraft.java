package io.github.coherecamel.simulator.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.coherecamel.simulator.call.Json;
import io.github.coherecamel.simulator.call.Problem;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a client may say about a model: its name and its whole settings. Read-only fields are ignored, fields that the
 * API does not have yet are kept.
 */
public record ModelDraft(String name, ObjectNode settings) {
    private static final Set<String> BASE_TYPES =
            Set.of("BASE_TYPE_GENERATIVE", "BASE_TYPE_CLASSIFICATION", "BASE_TYPE_RERANK", "BASE_TYPE_CHAT");
    private static final Set<String> STRATEGIES = Set.of("STRATEGY_UNSPECIFIED", "STRATEGY_VANILLA", "STRATEGY_TFEW");

    public static ModelDraft of(ObjectNode body) {
        var name = required(body, "name", "name");
        var settings = object(body, "settings", "settings");
        if (settings == null) {
            throw Problem.badRequest("settings is required");
        }
        settings = settings.deepCopy();
        settings.remove("multi_label");
        required(settings, "dataset_id", "settings.dataset_id");
        checkBaseModel(settings);
        checkWandb(settings);
        checkHyperparameters(settings);
        return new ModelDraft(name, settings);
    }

    public String baseType() {
        return Json.text(settings.path("base_model"), "base_type");
    }

    public String datasetId() {
        return Json.text(settings, "dataset_id");
    }

    private static void checkBaseModel(ObjectNode settings) {
        var base = object(settings, "base_model", "settings.base_model");
        if (base == null) {
            throw Problem.badRequest("settings.base_model is required");
        }
        base.remove("version");
        var type = required(base, "base_type", "settings.base_model.base_type");
        if (!BASE_TYPES.contains(type)) {
            throw Problem.badRequest("invalid settings.base_model.base_type: '" + type + "'");
        }
        optional(base, "name", "settings.base_model.name");
        var strategy = optional(base, "strategy", "settings.base_model.strategy");
        if (!strategy.isEmpty() && !STRATEGIES.contains(strategy)) {
            throw Problem.badRequest("invalid settings.base_model.strategy: '" + strategy + "'");
        }
        ZeroValues.dropFrom(base);
    }

    private static void checkWandb(ObjectNode settings) {
        var wandb = object(settings, "wandb", "settings.wandb");
        if (wandb != null) {
            required(wandb, "project", "settings.wandb.project");
            required(wandb, "api_key", "settings.wandb.api_key");
            optional(wandb, "entity", "settings.wandb.entity");
            ZeroValues.dropFrom(wandb);
        }
    }

    private static void checkHyperparameters(ObjectNode settings) {
        var hyperparameters = object(settings, "hyperparameters", "settings.hyperparameters");
        if (hyperparameters != null) {
            Hyperparameters.check(hyperparameters);
            ZeroValues.dropFrom(hyperparameters);
        }
    }

    private static String required(ObjectNode object, String field, String path) {
        var text = optional(object, field, path);
        if (text.isBlank()) {
            throw Problem.badRequest(path + " is required");
        }
        return text;
    }

    /** The text of a field, or empty text if it is absent or null. */
    private static String optional(ObjectNode object, String field, String path) {
        var value = object.path(field);
        if (!value.isTextual() && !value.isMissingNode() && !value.isNull()) {
            throw Problem.badRequest("invalid " + path + ": must be a string");
        }
        return Json.text(object, field);
    }

    private static @Nullable ObjectNode object(ObjectNode parent, String field, String path) {
        JsonNode value = parent.path(field);
        if (value instanceof ObjectNode object) {
            return object;
        }
        if (value.isNull()) {
            parent.remove(field);
        } else if (!value.isMissingNode()) {
            throw Problem.badRequest("invalid " + path + ": must be an object");
        }
        return null;
    }
}

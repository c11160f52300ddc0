package io.github.coherecamel.update;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The API requires {@code project} and {@code api_key} of {@code wandb}, but forgets the key when a job ends. So a
 * {@code wandb} that was only read is left out if it lacks its key, and one that is wanted must be complete.
 */
final class WandbRule {

    private WandbRule() {}

    static void apply(ObjectNode there, ObjectNode wanted, ObjectNode body) {
        var wandb = body.path("settings").path("wandb");
        if (wandb.isMissingNode() || isComplete(wandb)) {
            return;
        }
        if (!wanted.path("settings").path("wandb").isMissingNode()) {
            throw new UnwritableUpdateException(
                    "settings.wandb needs both project and api_key, and the API does not tell the key that it has. "
                            + "Give both");
        }
        removeFrom(there);
        removeFrom(body);
    }

    private static boolean isComplete(JsonNode wandb) {
        return !wandb.path("project").asText().isBlank()
                && !wandb.path("api_key").asText().isBlank();
    }

    private static void removeFrom(ObjectNode model) {
        if (model.get("settings") instanceof ObjectNode settings) {
            settings.remove("wandb");
        }
    }
}

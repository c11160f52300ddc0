package io.github.coherecamel.update;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;

/**
 * The API requires {@code project} and {@code api_key} of {@code wandb}, but forgets the key when a job ends, and what
 * stands between may answer a mask for it. So a {@code wandb} that was only read is left out if it lacks its key, and one
 * that is wanted must be complete.
 */
final class WandbRule {

    /** Keys of Weights &amp; Biases have nothing else; stars, dots and brackets are a mask. */
    private static final Pattern KEY = Pattern.compile("[\\w-]+");

    private WandbRule() {}

    static void apply(ObjectNode there, ObjectNode wanted, ObjectNode body) {
        if (!wanted.path("settings").path("wandb").isMissingNode()) {
            check(body);
        } else if (!isAbsentOrComplete(body)) {
            removeFrom(there);
            removeFrom(body);
        }
    }

    static void check(ObjectNode body) {
        if (!isAbsentOrComplete(body)) {
            throw new UnwritableUpdateException(
                    "settings.wandb needs both project and api_key, and the API does not tell the key that it has. "
                            + "Give both");
        }
    }

    private static boolean isAbsentOrComplete(ObjectNode body) {
        var wandb = body.path("settings").path("wandb");
        return wandb.isMissingNode()
                || wandb.isNull()
                || (!wandb.path("project").asText().isBlank()
                        && KEY.matcher(wandb.path("api_key").asText()).matches());
    }

    private static void removeFrom(ObjectNode model) {
        if (model.get("settings") instanceof ObjectNode settings) {
            settings.remove("wandb");
        }
    }
}

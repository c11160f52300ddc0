package io.github.coherecamel.simulator.operation;

import io.github.coherecamel.simulator.call.Problem;
import io.github.coherecamel.simulator.state.FinetunedModel;
import io.github.coherecamel.simulator.state.World;
import java.util.Locale;
import java.util.regex.Pattern;

/** The rules for the id of a model in a path. */
final class ModelId {
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private ModelId() {}

    static boolean isUuid(String id) {
        return UUID.matcher(id.toLowerCase(Locale.ROOT)).matches();
    }

    static String checked(String id) {
        var normal = id.toLowerCase(Locale.ROOT);
        if (!isUuid(id)) {
            throw Problem.badRequest("finetuneID is not a valid UUID: '" + id + "'");
        }
        return normal;
    }

    static Problem unknown(String id) {
        return new Problem(404, "finetuned model " + id + " not found");
    }

    static FinetunedModel find(String id, World world) {
        return world.model(checked(id)).orElseThrow(() -> unknown(id));
    }
}

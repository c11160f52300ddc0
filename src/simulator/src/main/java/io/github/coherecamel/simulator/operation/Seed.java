package io.github.coherecamel.simulator.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.coherecamel.simulator.call.Json;
import io.github.coherecamel.simulator.state.Dataset;
import io.github.coherecamel.simulator.state.DatasetStatus;
import io.github.coherecamel.simulator.state.FinetunedModel;
import io.github.coherecamel.simulator.state.ModelStatus;
import io.github.coherecamel.simulator.state.Timeline;
import io.github.coherecamel.simulator.state.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Set;

/**
 * Models and datasets in the shape in which the API shows them: {@code {"models": […], "datasets": […]}}. Ids, times
 * and statuses are optional; without them a model is ready, a dataset is validated, and both are of now. A status that
 * is given stays. What could not be asked for afterwards, such as a model whose id is no UUID, is refused.
 */
public final class Seed {
    private static final Set<String> OWN_FIELDS =
            Set.of("id", "name", "dataset_type", "type", "validation_status", "created_at", "updated_at", "size_bytes");

    private final World world;

    private Seed(World world) {
        this.world = world;
    }

    /** Adds what the text describes. Fails with {@link IllegalArgumentException} if it is not as described above. */
    public static void into(World world, String json) {
        try {
            var seed = new Seed(world);
            var root = Json.read(json.getBytes(StandardCharsets.UTF_8));
            if (!root.isObject()) {
                throw new IllegalArgumentException("a seed must be a JSON object with 'models' and 'datasets'");
            }
            SeedRules.check(root);
            root.path("datasets").forEach(seed::addDataset);
            root.path("models").forEach(seed::addModel);
        } catch (IOException e) {
            throw new IllegalArgumentException("a seed must be valid JSON: " + e.getMessage(), e);
        }
    }

    /** Adds one model; returns its id. */
    public static String model(World world, JsonNode wire) {
        return new Seed(world).addModel(wire);
    }

    /** Adds one dataset; returns its id. */
    public static String dataset(World world, JsonNode wire) {
        return new Seed(world).addDataset(wire);
    }

    private String addModel(JsonNode wire) {
        var name = required(wire, "model", "name");
        if (!(wire.path("settings") instanceof ObjectNode given)) {
            throw new IllegalArgumentException("model '" + name + "' of a seed needs 'settings'");
        }
        var settings = given.deepCopy();
        var multiLabel = settings.path("multi_label").asBoolean();
        settings.remove("multi_label");
        settings.withObjectProperty("base_model").remove("version");
        var created = time(wire, "created_at", world.now());
        var edited = time(wire, "updated_at", created);
        var timeline = history(wire, created, time(wire, "completed_at", edited));
        var model = world.addModel((number, id) -> new FinetunedModel(
                Json.text(wire, "id").isEmpty() ? id : Json.text(wire, "id").toLowerCase(Locale.ROOT),
                number,
                name,
                settings,
                multiLabel,
                created,
                edited,
                timeline));
        return model.id();
    }

    private static Timeline history(JsonNode wire, Instant created, Instant last) {
        var status = wire.path("status").asText(ModelStatus.READY);
        var queued = new Timeline.Entry(ModelStatus.QUEUED, created, World.USER);
        if (status.equals(ModelStatus.QUEUED)) {
            return Timeline.of(queued);
        }
        var started = new Timeline.Entry(ModelStatus.FINETUNING, created, "");
        return status.equals(ModelStatus.FINETUNING)
                ? Timeline.of(queued, started)
                : Timeline.of(queued, started, new Timeline.Entry(status, last, ""));
    }

    private String addDataset(JsonNode wire) {
        var name = required(wire, "dataset", "name");
        var type = wire.has("type") ? Json.text(wire, "type") : required(wire, "dataset", "dataset_type");
        var created = time(wire, "created_at", world.now());
        var status = wire.path("validation_status").asText(DatasetStatus.VALIDATED);
        var timeline = Timeline.of(
                new Timeline.Entry(DatasetStatus.QUEUED, created, World.USER),
                new Timeline.Entry(status, time(wire, "updated_at", created), ""));
        var bytes = wire.path("size_bytes").asLong();
        for (var part : wire.path("dataset_parts")) {
            bytes += part.path("size_bytes").asLong();
        }
        ObjectNode findings = wire.deepCopy();
        findings.remove(OWN_FIELDS);
        var id = Json.text(wire, "id");
        if (id.isEmpty()) {
            id = world.addDataset(name, type, bytes, timeline, findings).id();
        } else {
            world.putDataset(new Dataset(id, world.nextNumber(), name, type, bytes, created, timeline, findings));
        }
        return id;
    }

    private static String required(JsonNode wire, String what, String field) {
        var value = Json.text(wire, field);
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a " + what + " of a seed needs '" + field + "'");
        }
        return value;
    }

    private static Instant time(JsonNode wire, String field, Instant otherwise) {
        var text = Json.text(wire, field);
        try {
            return text.isEmpty() ? otherwise : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + field + "' of a seed is not a date-time: " + text, e);
        }
    }
}

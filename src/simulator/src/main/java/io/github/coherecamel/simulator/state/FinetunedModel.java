package io.github.coherecamel.simulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.coherecamel.simulator.call.Json;
import java.time.Instant;

/**
 * A model as the service keeps it. Its settings are never changed in place. They have the key of Weights &amp; Biases
 * as long as a job may need it.
 *
 * @param editedAt when a client last changed it
 * @param multiLabel whether its dataset had several labels for each row
 */
public record FinetunedModel(
        String id,
        long number,
        String name,
        ObjectNode settings,
        boolean multiLabel,
        Instant createdAt,
        Instant editedAt,
        Timeline timeline)
        implements Shelf.Item {

    public FinetunedModel edited(String newName, ObjectNode newSettings, boolean newMultiLabel, Instant now) {
        return new FinetunedModel(id, number, newName, newSettings, newMultiLabel, createdAt, now, timeline);
    }

    /** The same with what the course says still to come. */
    public FinetunedModel trained(Timeline course, Instant now) {
        return new FinetunedModel(
                id, number, name, settings, multiLabel, createdAt, editedAt, timeline.turning(course, now));
    }

    /** The same in a status that stays. A job that has ended does not come by its key again. */
    public FinetunedModel turning(String status, Instant now) {
        return forgetting(now).trained(Timeline.of(new Timeline.Entry(status, now, "")), now);
    }

    /** The same as the service knows it now: without a key once no job needs it. */
    public FinetunedModel forgetting(Instant now) {
        if (ModelStatus.UNDER_WAY.contains(status(now))
                || !settings.at("/wandb").has("api_key")) {
            return this;
        }
        var known = settings.deepCopy();
        known.withObjectProperty("wandb").remove("api_key");
        return new FinetunedModel(id, number, name, known, multiLabel, createdAt, editedAt, timeline);
    }

    public String baseType() {
        return Json.text(settings.path("base_model"), "base_type");
    }

    public String datasetId() {
        return Json.text(settings, "dataset_id");
    }

    public String status(Instant now) {
        return timeline.at(now).status();
    }

    /** When it last changed in any way, by a client or by itself. */
    public Instant updatedAt(Instant now) {
        var moved = timeline.at(now).at();
        return moved.isAfter(editedAt) ? moved : editedAt;
    }
}

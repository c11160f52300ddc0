package io.github.coherecamel.simulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.coherecamel.simulator.call.Json;
import java.time.Instant;

/**
 * A model as the service keeps it. Its settings are never changed in place.
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

    public FinetunedModel turning(String status, Instant now) {
        return new FinetunedModel(
                id, number, name, settings, multiLabel, createdAt, editedAt, timeline.turning(status, now));
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

package io.github.coherecamel.simulator.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.coherecamel.simulator.call.Json;
import io.github.coherecamel.simulator.state.Dataset;
import java.time.Instant;

/** A dataset as the API shows it. What validation found shows when validation has ended. */
public final class DatasetView {
    private DatasetView() {}

    public static ObjectNode of(Dataset dataset, Instant now) {
        var view = Json.object();
        view.put("id", dataset.id()).put("name", dataset.name());
        view.put("created_at", dataset.createdAt().toString());
        view.put("updated_at", dataset.timeline().at(now).at().toString());
        view.put("dataset_type", dataset.type()).put("validation_status", dataset.status(now));
        if (dataset.settled(now)) {
            view.setAll(dataset.findings().deepCopy());
        }
        return view;
    }
}

package io.github.coherecamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.coherecamel.simulator.call.Json;
import io.github.coherecamel.simulator.operation.DatasetView;
import io.github.coherecamel.simulator.operation.ModelView;
import io.github.coherecamel.simulator.operation.Seed;
import io.github.coherecamel.simulator.state.Dataset;
import io.github.coherecamel.simulator.state.FinetunedModel;
import io.github.coherecamel.simulator.state.World;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Models and datasets as a test sees and sets them, past the API. */
final class Contents {
    private final World world;

    Contents(World world) {
        this.world = world;
    }

    String addModel(String name, String baseType, String datasetId) {
        var settings = Json.object().put("dataset_id", datasetId);
        settings.putObject("base_model").put("base_type", baseType);
        var model = Json.object().put("name", name);
        model.set("settings", settings);
        return Seed.model(world, model);
    }

    String addDataset(String name, String type, String validationStatus) {
        return Seed.dataset(
                world,
                Json.object().put("name", name).put("dataset_type", type).put("validation_status", validationStatus));
    }

    List<JsonNode> models() {
        return world.models(shelf -> List.copyOf(shelf.all())).stream()
                .map(model -> Json.asRead(ModelView.of(model, world.now())))
                .toList();
    }

    List<JsonNode> datasets() {
        return world.datasets(shelf -> List.copyOf(shelf.all())).stream()
                .map(dataset -> Json.asRead(DatasetView.of(dataset, world.now())))
                .toList();
    }

    JsonNode model(String id) {
        return shownModel(id, world.model(id));
    }

    JsonNode dataset(String id) {
        return shownDataset(id, world.dataset(id));
    }

    JsonNode setModelStatus(String id, String status) {
        return shownModel(id, world.changeModel(id, model -> model.turning(status, world.now())));
    }

    JsonNode setDatasetStatus(String id, String status) {
        return shownDataset(id, world.changeDataset(id, dataset -> dataset.turning(status, world.now())));
    }

    private JsonNode shownModel(String id, Optional<FinetunedModel> found) {
        return found.map(model -> Json.asRead(ModelView.of(model, world.now())))
                .orElseThrow(() -> new NoSuchElementException("There is no model " + id));
    }

    private JsonNode shownDataset(String id, Optional<Dataset> found) {
        return found.map(dataset -> Json.asRead(DatasetView.of(dataset, world.now())))
                .orElseThrow(() -> new NoSuchElementException("There is no dataset " + id));
    }
}

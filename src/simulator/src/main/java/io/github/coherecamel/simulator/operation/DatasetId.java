package io.github.coherecamel.simulator.operation;

import io.github.coherecamel.simulator.call.Problem;
import io.github.coherecamel.simulator.state.Dataset;
import io.github.coherecamel.simulator.state.World;

/** The rules for the id of a dataset in a path. */
final class DatasetId {
    private DatasetId() {}

    static Problem unknown(String id) {
        return new Problem(404, "dataset with id " + id + " not found");
    }

    static Dataset find(String id, World world) {
        return world.dataset(id).orElseThrow(() -> unknown(id));
    }
}

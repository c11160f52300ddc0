package io.github.coherecamel.simulator.operation;

import io.github.coherecamel.simulator.call.Answer;
import io.github.coherecamel.simulator.call.Call;
import io.github.coherecamel.simulator.call.Json;
import io.github.coherecamel.simulator.state.World;

/** {@code GET /v1/datasets/{id}}. */
public final class GetDataset implements Operation {
    @Override
    public Answer answer(Call call, World world) {
        var body = Json.object();
        body.set("dataset", DatasetView.of(DatasetId.find(call.id(), world), world.now()));
        return Answer.json(body);
    }
}

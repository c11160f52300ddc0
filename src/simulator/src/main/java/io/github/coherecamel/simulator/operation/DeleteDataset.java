package io.github.coherecamel.simulator.operation;

import io.github.coherecamel.simulator.call.Answer;
import io.github.coherecamel.simulator.call.Call;
import io.github.coherecamel.simulator.call.Json;
import io.github.coherecamel.simulator.state.World;

/** {@code DELETE /v1/datasets/{id}}. */
public final class DeleteDataset implements Operation {
    @Override
    public Answer answer(Call call, World world) {
        return world.removeDataset(call.id())
                .map(removed -> Answer.json(Json.object()))
                .orElseThrow(() -> DatasetId.unknown(call.id()));
    }
}

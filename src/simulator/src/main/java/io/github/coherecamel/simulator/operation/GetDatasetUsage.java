package io.github.coherecamel.simulator.operation;

import io.github.coherecamel.simulator.call.Answer;
import io.github.coherecamel.simulator.call.Call;
import io.github.coherecamel.simulator.call.Json;
import io.github.coherecamel.simulator.state.World;

/** {@code GET /v1/datasets/usage}: bytes. */
public final class GetDatasetUsage implements Operation {
    @Override
    public Answer answer(Call call, World world) {
        return Answer.json(Json.object().put("organization_usage", world.storedBytes()));
    }
}

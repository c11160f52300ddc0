package io.github.coherecamel.simulator.operation;

import io.github.coherecamel.simulator.call.Answer;
import io.github.coherecamel.simulator.call.Call;
import io.github.coherecamel.simulator.state.World;

/** {@code GET /v1/finetuning/finetuned-models/{id}}. */
public final class GetFinetunedModel implements Operation {
    @Override
    public Answer answer(Call call, World world) {
        return ModelView.wrapped(ModelId.find(call.id(), world), world.now());
    }
}

package io.github.coherecamel.simulator.operation;

import io.github.coherecamel.simulator.call.Answer;
import io.github.coherecamel.simulator.call.Call;
import io.github.coherecamel.simulator.call.Json;
import io.github.coherecamel.simulator.state.World;

/** {@code DELETE /v1/finetuning/finetuned-models/{id}}: for good. */
public final class DeleteFinetunedModel implements Operation {
    @Override
    public Answer answer(Call call, World world) {
        var id = ModelId.checked(call.id());
        return world.removeModel(id).map(removed -> Answer.json(Json.object())).orElseThrow(() -> ModelId.unknown(id));
    }
}

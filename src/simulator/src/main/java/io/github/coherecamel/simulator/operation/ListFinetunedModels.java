package io.github.coherecamel.simulator.operation;

import io.github.coherecamel.simulator.call.Answer;
import io.github.coherecamel.simulator.call.Call;
import io.github.coherecamel.simulator.call.Json;
import io.github.coherecamel.simulator.state.Shelf;
import io.github.coherecamel.simulator.state.World;

/** {@code GET /v1/finetuning/finetuned-models}. */
public final class ListFinetunedModels implements Operation {
    @Override
    public Answer answer(Call call, World world) {
        var paging = Paging.of(call.query());
        var page = world.models(paging::page);
        var now = world.now();
        var body = Json.object();
        paging.write(body, "finetuned_models", page, model -> ModelView.of(model, now));
        var total = world.models(Shelf::size);
        if (total > 0) {
            body.put("total_size", total);
        }
        return Answer.json(body);
    }
}

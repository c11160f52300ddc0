package io.github.coherecamel.simulator.operation;

import io.github.coherecamel.simulator.call.Answer;
import io.github.coherecamel.simulator.call.Call;
import io.github.coherecamel.simulator.state.FinetunedModel;
import io.github.coherecamel.simulator.state.World;

/** {@code POST /v1/finetuning/finetuned-models}: takes the bare model and starts to train it. */
public final class CreateFinetunedModel implements Operation {
    @Override
    public Answer answer(Call call, World world) {
        var draft = ModelDraft.of(call.json());
        var now = world.now();
        var multiLabel = DatasetFit.checked(draft, world).type().equals(DatasetFit.MULTI_LABEL);
        var course = Training.course(world, now);
        var model = world.admitModel((number, id) ->
                new FinetunedModel(id, number, draft.name(), draft.settings(), multiLabel, now, now, course));
        return ModelView.wrapped(model, now);
    }
}

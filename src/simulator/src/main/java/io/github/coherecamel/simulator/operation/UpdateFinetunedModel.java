package io.github.coherecamel.simulator.operation;

import io.github.coherecamel.simulator.call.Answer;
import io.github.coherecamel.simulator.call.Call;
import io.github.coherecamel.simulator.state.FinetunedModel;
import io.github.coherecamel.simulator.state.World;

/**
 * {@code PATCH /v1/finetuning/finetuned-models/{id}}. Not partial: name and settings are required, and the settings
 * replace the old ones wholly.
 *
 * <p>Three things are documented nowhere and decided here. A model is trained again when its dataset or base type
 * changes, unless the simulator is told otherwise; any other update only moves {@code updated_at}. {@code status} in the
 * body is ignored, as it is read-only. The dataset is checked unless the model keeps the one it has, so that a model can
 * be renamed after its dataset has expired.
 */
public final class UpdateFinetunedModel implements Operation {
    @Override
    public Answer answer(Call call, World world) {
        var id = ModelId.checked(call.id());
        var draft = ModelDraft.of(call.json());
        return world.changeModel(id, model -> changed(model, draft, world))
                .map(model -> ModelView.wrapped(model, world.now()))
                .orElseThrow(() -> ModelId.unknown(id));
    }

    private static FinetunedModel changed(FinetunedModel model, ModelDraft draft, World world) {
        var kept =
                model.datasetId().equals(draft.datasetId()) && model.baseType().equals(draft.baseType());
        var now = world.now();
        if (kept) {
            return model.edited(draft.name(), draft.settings(), model.multiLabel(), now)
                    .forgetting(now);
        }
        var multiLabel = DatasetFit.checked(draft, world).type().equals(DatasetFit.MULTI_LABEL);
        var edited = model.edited(draft.name(), draft.settings(), multiLabel, now);
        return world.limits().retraining() ? edited.trained(Training.course(world, now), now) : edited.forgetting(now);
    }
}

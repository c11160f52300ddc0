package io.github.coherecamel.simulator.operation;

import io.github.coherecamel.simulator.call.Problem;
import io.github.coherecamel.simulator.state.Dataset;
import io.github.coherecamel.simulator.state.DatasetStatus;
import io.github.coherecamel.simulator.state.World;
import java.util.Map;
import java.util.Set;

/** Which datasets a base model can be trained on. */
final class DatasetFit {
    static final String MULTI_LABEL = "multi-label-classification-finetune-input";
    private static final Map<String, Set<String>> TYPES = Map.of(
            "BASE_TYPE_CHAT", Set.of("chat-finetune-input"),
            "BASE_TYPE_CLASSIFICATION", Set.of("single-label-classification-finetune-input", MULTI_LABEL),
            "BASE_TYPE_RERANK", Set.of("reranker-finetune-input"));

    private DatasetFit() {}

    /** The dataset of the draft, if it exists, is validated and has the right type. */
    static Dataset checked(ModelDraft draft, World world) {
        var id = draft.datasetId();
        var dataset = world.dataset(id).orElseThrow(() -> Problem.badRequest("dataset with id " + id + " not found"));
        var status = dataset.status(world.now());
        if (!DatasetStatus.VALIDATED.equals(status)) {
            throw Problem.badRequest("dataset " + id + " cannot be used: its validation status is " + status);
        }
        if (!TYPES.getOrDefault(draft.baseType(), Set.of()).contains(dataset.type())) {
            throw Problem.badRequest(
                    "dataset " + id + " of type " + dataset.type() + " cannot be used with " + draft.baseType());
        }
        return dataset;
    }
}

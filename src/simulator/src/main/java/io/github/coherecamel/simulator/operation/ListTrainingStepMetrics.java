package io.github.coherecamel.simulator.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.coherecamel.simulator.call.Answer;
import io.github.coherecamel.simulator.call.Call;
import io.github.coherecamel.simulator.call.Json;
import io.github.coherecamel.simulator.call.Query;
import io.github.coherecamel.simulator.state.Dataset;
import io.github.coherecamel.simulator.state.Shelf;
import io.github.coherecamel.simulator.state.TrainingRun;
import io.github.coherecamel.simulator.state.World;
import java.time.Instant;
import java.util.Map;

/**
 * {@code GET /v1/finetuning/finetuned-models/{id}/training-step-metrics}, oldest first. Step 0 has no
 * {@code step_number}, and there is no {@code total_size}; {@code order_by} does not exist here.
 */
public final class ListTrainingStepMetrics implements Operation {
    private record Shown(String id, Instant createdAt, long number, TrainingRun.Step step) implements Shelf.Item {}

    @Override
    public Answer answer(Call call, World world) {
        var paging = Paging.of(new Query(Map.of(
                "page_size",
                call.query().all("page_size"),
                "page_token",
                call.query().all("page_token"))));
        var model = ModelId.find(call.id(), world);
        var examples = world.dataset(model.datasetId())
                .map(ListTrainingStepMetrics::examples)
                .orElse(0L);
        var shelf = new Shelf<Shown>();
        for (var step : TrainingRun.of(model, examples).until(world.now())) {
            shelf.put(new Shown(String.valueOf(step.number()), step.at(), step.number(), step));
        }
        var body = Json.object();
        paging.write(body, "step_metrics", paging.page(shelf), shown -> view(shown.step()));
        return Answer.json(body);
    }

    private static long examples(Dataset dataset) {
        return dataset.findings()
                .at("/metrics/finetune_dataset_metrics/train_examples")
                .asLong();
    }

    private static ObjectNode view(TrainingRun.Step step) {
        var view = Json.object().put("created_at", step.at().toString());
        if (step.number() > 0) {
            view.put("step_number", step.number());
        }
        var metrics = view.putObject("metrics");
        step.metrics().forEach(metrics::put);
        return view;
    }
}

package io.github.coherecamel.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.coherecamel.model.MetricsPage;
import io.github.coherecamel.model.TrainingStepMetrics;

/** {@code GET /v1/finetuning/finetuned-models/{id}/training-step-metrics}, which takes no order. */
public record ListTrainingStepMetrics(String modelId, PageRequest page) implements Call<MetricsPage> {

    @Override
    public String task() {
        return "list the training metrics of fine-tuned model " + Text.clean(modelId);
    }

    @Override
    public Request request() {
        return Request.get(page.on(Models.target(modelId, "training-step-metrics")));
    }

    @Override
    public MetricsPage read(JsonNode answer) {
        return Items.readPage(answer, "step_metrics", TrainingStepMetrics.class, MetricsPage.class);
    }
}

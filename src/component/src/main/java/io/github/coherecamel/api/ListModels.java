package io.github.coherecamel.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.coherecamel.model.FinetunedModel;
import io.github.coherecamel.model.ModelPage;

/** {@code GET /v1/finetuning/finetuned-models}. */
public record ListModels(PageRequest page) implements Call<ModelPage> {

    @Override
    public String task() {
        return "list fine-tuned models";
    }

    @Override
    public Request request() {
        return Request.get(page.on(Models.all()));
    }

    @Override
    public ModelPage read(JsonNode answer) {
        return Items.readPage(answer, "finetuned_models", FinetunedModel.class, ModelPage.class);
    }
}

package io.github.coherecamel.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.coherecamel.model.EventPage;
import io.github.coherecamel.model.ModelEvent;

/** {@code GET /v1/finetuning/finetuned-models/{id}/events}. */
public record ListEvents(String modelId, PageRequest page) implements Call<EventPage> {

    @Override
    public String task() {
        return "list the events of fine-tuned model " + Text.clean(modelId);
    }

    @Override
    public Request request() {
        return Request.get(page.on(Models.target(modelId, "events")));
    }

    @Override
    public EventPage read(JsonNode answer) {
        return Items.readPage(answer, "events", ModelEvent.class, EventPage.class);
    }
}

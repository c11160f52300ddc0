package io.github.coherecamel.simulator.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.coherecamel.simulator.call.Answer;
import io.github.coherecamel.simulator.call.Call;
import io.github.coherecamel.simulator.call.Json;
import io.github.coherecamel.simulator.state.Shelf;
import io.github.coherecamel.simulator.state.Timeline;
import io.github.coherecamel.simulator.state.World;
import java.time.Instant;

/**
 * {@code GET /v1/finetuning/finetuned-models/{id}/events}: each change of status so far. Oldest first unless
 * {@code order_by} says otherwise, as in the official example and against the official prose.
 */
public final class ListEvents implements Operation {
    private record Event(String id, Instant createdAt, long number, Timeline.Entry entry) implements Shelf.Item {}

    @Override
    public Answer answer(Call call, World world) {
        var paging = Paging.of(call.query());
        var past = ModelId.find(call.id(), world).timeline().until(world.now());
        var shelf = new Shelf<Event>();
        for (var entry : past) {
            shelf.put(new Event(String.valueOf(shelf.size()), entry.at(), shelf.size(), entry));
        }
        var body = Json.object();
        paging.write(body, "events", paging.page(shelf), event -> view(event.entry()));
        return Answer.json(body.put("total_size", past.size()));
    }

    private static ObjectNode view(Timeline.Entry entry) {
        var view = Json.object();
        if (!entry.user().isEmpty()) {
            view.put("user_id", entry.user());
        }
        return view.put("status", entry.status()).put("created_at", entry.at().toString());
    }
}

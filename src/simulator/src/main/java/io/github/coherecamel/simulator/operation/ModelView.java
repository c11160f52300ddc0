package io.github.coherecamel.simulator.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.coherecamel.simulator.call.Answer;
import io.github.coherecamel.simulator.call.Json;
import io.github.coherecamel.simulator.state.FinetunedModel;
import io.github.coherecamel.simulator.state.ModelStatus;
import io.github.coherecamel.simulator.state.World;
import java.time.Instant;

/** A model as the API shows it. As in protobuf's JSON, a field with the zero value of its type is left out. */
public final class ModelView {
    /** The version of the base model that the service says it trained. */
    private static final String BASE_VERSION = "1";

    private ModelView() {}

    public static ObjectNode of(FinetunedModel model, Instant now) {
        var view = Json.object();
        view.put("id", model.id()).put("name", model.name());
        view.put("creator_id", World.USER).put("organization_id", World.ORGANIZATION);
        view.set("settings", settings(model.forgetting(now)));
        var current = model.timeline().at(now);
        if (!"STATUS_UNSPECIFIED".equals(current.status())) {
            view.put("status", current.status());
        }
        view.put("created_at", model.createdAt().toString());
        view.put("updated_at", model.updatedAt(now).toString());
        if (ModelStatus.COMPLETED.contains(current.status())) {
            view.put("completed_at", current.at().toString());
        }
        return view;
    }

    static Answer wrapped(FinetunedModel model, Instant now) {
        var body = Json.object();
        body.set("finetuned_model", of(model, now));
        return Answer.json(body);
    }

    private static ObjectNode settings(FinetunedModel model) {
        var settings = model.settings().deepCopy();
        settings.withObjectProperty("base_model").put("version", BASE_VERSION);
        if (model.multiLabel()) {
            settings.put("multi_label", true);
        }
        return settings;
    }
}

package io.github.coherecamel.finetune;

import io.github.coherecamel.api.GetModel;
import io.github.coherecamel.api.Received;
import io.github.coherecamel.camel.Reply;
import io.github.coherecamel.camel.Session;
import io.github.coherecamel.camel.WatchedResource;
import io.github.coherecamel.model.FinetunedModel;
import io.github.coherecamel.model.ModelStatus;
import io.github.coherecamel.watch.Buckets;
import io.github.coherecamel.watch.Change;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * Fine-tuned models, watched for changes of their status.
 *
 * @param modelId the only model that is watched; null for all
 * @param pageSize of the list; null for the API's default
 */
record WatchedModels(@Nullable String modelId, @Nullable Integer pageSize) implements WatchedResource<FinetunedModel> {

    /** A model that is gone simply stops being listed; this is what the API calls that. */
    private static final String DELETED = "STATUS_DELETED";

    /** The zero of the API's enum, which it may leave out. */
    private static final String UNSPECIFIED = "STATUS_UNSPECIFIED";

    @Override
    public String key() {
        return "cohere-finetune:watch/" + (modelId == null ? "*" : Buckets.encode(modelId));
    }

    @Override
    public int buckets() {
        return modelId == null ? Buckets.COUNT : 1;
    }

    @Override
    public CompletableFuture<Map<String, FinetunedModel>> now(Session session, boolean first) {
        if (modelId == null) {
            return all(session);
        }
        // A watch that was given a wrong id would otherwise say nothing for ever.
        var found = first
                ? session.client().send(new GetModel(modelId)).thenApply(Received::value)
                : ModelInputs.find(modelId, session);
        return found.thenApply(model -> model == null ? Map.of() : Map.of(modelId, model));
    }

    private CompletableFuture<Map<String, FinetunedModel>> all(Session session) {
        return ListInputs.everyModel(pageSize, session)
                .thenApply(Received::value)
                .thenApply(page -> {
                    var models = new LinkedHashMap<String, FinetunedModel>();
                    page.forEach(model -> {
                        if (model.id() != null) {
                            models.put(model.id(), model);
                        }
                    });
                    return models;
                });
    }

    @Override
    public String stateOf(FinetunedModel model) {
        return model.status() == null ? UNSPECIFIED : model.status().text();
    }

    @Override
    public CompletableFuture<Boolean> isGone(Session session, String id) {
        return ModelInputs.find(id, session)
                .thenApply(model -> model == null || stateOf(model).equals(DELETED));
    }

    /** A model may be listed as deleted before it is listed no more, which then tells nothing new. */
    @Override
    public boolean isReported(Change change) {
        return change.to() != null || !DELETED.equals(change.from());
    }

    @Override
    public boolean isLast(Change change) {
        return change.to() == null || new ModelStatus(change.to()).isTerminal();
    }

    @Override
    public void describe(Change change, @Nullable FinetunedModel model, Message message) {
        message.setBody(model);
        Reply.leaveId(message, CohereFinetuneHeaders.MODEL_ID, change.id());
        message.setHeader(CohereFinetuneHeaders.STATUS, change.to() == null ? DELETED : change.to());
        if (change.from() != null) {
            message.setHeader(CohereFinetuneHeaders.PREVIOUS_STATUS, change.from());
        }
    }
}

package io.github.coherecamel.finetune;

import io.github.coherecamel.api.Received;
import io.github.coherecamel.camel.Session;
import io.github.coherecamel.camel.Subject;
import io.github.coherecamel.model.FinetunedModel;
import io.github.coherecamel.model.ModelStatus;
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
 */
record ModelSubject(@Nullable String modelId) implements Subject<FinetunedModel> {

    /** A model that is gone simply stops being listed; this is what the API calls that. */
    private static final String DELETED = "STATUS_DELETED";

    static ModelSubject of(@Nullable String modelId) {
        return new ModelSubject(modelId);
    }

    @Override
    public String key() {
        return "cohere-finetune:watch/" + (modelId == null ? "*" : modelId);
    }

    @Override
    public CompletableFuture<Map<String, FinetunedModel>> now(Session session) {
        if (modelId != null) {
            return ModelInputs.find(modelId, session)
                    .thenApply(model -> model == null ? Map.of() : Map.of(modelId, model));
        }
        return ListInputs.everyModel(session).thenApply(Received::value).thenApply(page -> {
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
        return model.status() == null ? "" : model.status().text();
    }

    @Override
    public CompletableFuture<Boolean> isGone(Session session, String id) {
        return ModelInputs.find(id, session).thenApply(model -> model == null);
    }

    @Override
    public boolean isTold(Change change) {
        return true;
    }

    @Override
    public boolean isLast(Change change) {
        return change.to() == null || new ModelStatus(change.to()).isTerminal();
    }

    @Override
    public void tell(Change change, @Nullable FinetunedModel model, Message message) {
        message.setBody(model);
        message.setHeader(CohereFinetuneHeaders.MODEL_ID, change.id());
        message.setHeader(CohereFinetuneHeaders.STATUS, change.to() == null ? DELETED : change.to());
        if (change.from() != null) {
            message.setHeader(CohereFinetuneHeaders.PREVIOUS_STATUS, change.from());
        }
    }
}

package io.github.coherecamel.finetune;

import io.github.coherecamel.api.DeleteModel;
import io.github.coherecamel.api.GetModel;
import io.github.coherecamel.api.InvalidInputException;
import io.github.coherecamel.api.TrainingFailedException;
import io.github.coherecamel.camel.Action;
import io.github.coherecamel.camel.Await;
import io.github.coherecamel.camel.Inputs;
import io.github.coherecamel.camel.Reply;
import io.github.coherecamel.camel.RouteAwaits;
import io.github.coherecamel.camel.Session;
import io.github.coherecamel.model.FinetunedModel;
import io.github.coherecamel.model.ModelStatus;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** Inputs of the operations on one model, and what they answer. */
final class ModelInputs {

    private ModelInputs() {}

    static Action get(Message message, CohereFinetuneConfiguration configuration) throws InvalidInputException {
        var inputs = new Inputs("get a fine-tuned model", message);
        return Action.of(new GetModel(modelId(inputs, configuration)), ModelInputs::reply);
    }

    static Action delete(Message message, CohereFinetuneConfiguration configuration) throws InvalidInputException {
        var inputs = new Inputs("delete a fine-tuned model", message);
        return Action.deletion(new DeleteModel(modelId(inputs, configuration)), inputs.exchange());
    }

    static Action await(Message message, CohereFinetuneConfiguration configuration) throws InvalidInputException {
        var inputs = new Inputs("await a fine-tuned model", message);
        var id = modelId(inputs, configuration);
        var since = configuration.isNewTraining() ? inputs.time(CohereFinetuneHeaders.UPDATED_AT, null) : null;
        var task = "await the training of fine-tuned model " + id;
        return new Await<>(
                task,
                new GetModel(id),
                model -> isReady(model, since, task),
                ModelInputs::reply,
                new Await.Pace(
                        configuration.getTimeout(),
                        configuration.getPollInterval(),
                        configuration.getNotFoundGracePeriod()),
                RouteAwaits.routeOf(message));
    }

    private static boolean isReady(FinetunedModel model, @Nullable Instant since, String task)
            throws TrainingFailedException {
        var status = model.status() == null
                ? ModelStatus.Value.UNKNOWN
                : model.status().value();
        return switch (status) {
            case READY -> since == null || isCompletedAfter(since, model);
            case FAILED -> {
                // The API does not say whether training that failed is completed.
                if (since == null || isCompletedAfter(since, model) || isChangedAfter(since, model)) {
                    throw new TrainingFailedException(
                            task, "training failed. The API gives no reason: look at the model's events and metrics");
                }
                yield false;
            }
            case DELETED -> throw new TrainingFailedException(task, "the model was deleted");
            default -> false;
        };
    }

    private static boolean isCompletedAfter(Instant since, FinetunedModel model) {
        return model.completedAt() != null && !model.completedAt().isBefore(since);
    }

    /** At that time itself, it is as the update has left it. */
    private static boolean isChangedAfter(Instant since, FinetunedModel model) {
        return model.updatedAt() != null && model.updatedAt().isAfter(since);
    }

    /** Returns null if there is no such model. */
    static CompletableFuture<@Nullable FinetunedModel> find(String id, Session session) {
        var call = new GetModel(id);
        return session.client().find(call, call.task());
    }

    static String modelId(Inputs inputs, CohereFinetuneConfiguration configuration) throws InvalidInputException {
        return inputs.id(CohereFinetuneHeaders.MODEL_ID, "modelId", configuration.getModelId());
    }

    /** Sets no header that an operation reads: it would win over the option of the next endpoint. */
    static Reply reply(FinetunedModel model) {
        return Reply.of(model)
                .with(
                        CohereFinetuneHeaders.STATUS,
                        model.status() == null ? null : model.status().text());
    }
}

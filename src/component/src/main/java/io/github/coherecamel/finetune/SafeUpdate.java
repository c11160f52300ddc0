package io.github.coherecamel.finetune;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.coherecamel.api.Client;
import io.github.coherecamel.api.DatasetNotUsableException;
import io.github.coherecamel.api.GetDataset;
import io.github.coherecamel.api.GetModel;
import io.github.coherecamel.api.InvalidRequestException;
import io.github.coherecamel.api.Json;
import io.github.coherecamel.api.NotFoundException;
import io.github.coherecamel.api.Problem;
import io.github.coherecamel.api.UpdateModel;
import io.github.coherecamel.camel.Action;
import io.github.coherecamel.camel.Reply;
import io.github.coherecamel.camel.Session;
import io.github.coherecamel.model.BaseType;
import io.github.coherecamel.model.Dataset;
import io.github.coherecamel.model.FinetunedModel;
import io.github.coherecamel.model.Settings;
import io.github.coherecamel.update.DatasetUsability;
import io.github.coherecamel.update.UnwritableUpdateException;
import io.github.coherecamel.update.UpdatePlan;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Brings a model to the state it should have. The API's PATCH replaces, so this reads, merges and writes, and writes only
 * what differs. Updates of one model take turns, so that none is lost between another's reading and writing.
 *
 * @param wanted in the shape of the PATCH body
 * @param merging whether to read before writing; if not, {@code wanted} is sent as it is
 * @param careful whether a new dataset has to be usable
 */
record SafeUpdate(String modelId, ObjectNode wanted, boolean merging, boolean careful) implements Action {

    @Override
    public CompletableFuture<Reply> run(Session session) {
        var client = session.client();
        return session.turns().take(modelId, () -> merging ? merge(client) : overwrite(client));
    }

    private CompletableFuture<Reply> overwrite(Client client) {
        try {
            return write(client, UpdatePlan.unmerged(wanted));
        } catch (UnwritableUpdateException e) {
            return CompletableFuture.failedFuture(unwritable(e));
        }
    }

    private CompletableFuture<Reply> merge(Client client) {
        return client.send(new GetModel(modelId), task()).thenCompose(current -> {
            var plan = planFor(current);
            if (plan.isEmpty()) {
                return CompletableFuture.completedFuture(reply(Outcome.UNCHANGED, current));
            }
            return checkDataset(client, current, plan)
                    .thenCompose(usable -> write(client, plan.body()))
                    .thenApply(reply -> reply.with(CohereFinetuneHeaders.PREVIOUS_DATASET_ID, current.datasetId()));
        });
    }

    private UpdatePlan planFor(FinetunedModel current) {
        try {
            return UpdatePlan.of((ObjectNode) Json.toTree(current), wanted);
        } catch (UnwritableUpdateException e) {
            throw new CompletionException(unwritable(e));
        }
    }

    private CompletableFuture<?> checkDataset(Client client, FinetunedModel current, UpdatePlan plan) {
        var datasetId = plan.newDatasetId();
        if (!careful || datasetId == null) {
            return CompletableFuture.completedFuture(null);
        }
        return client.send(new GetDataset(datasetId), task()).handle((dataset, failure) -> {
            if (failure != null) {
                throw new CompletionException(withoutDataset(datasetId, failure));
            }
            judge(dataset, current.settings(), plan);
            return dataset;
        });
    }

    private void judge(Dataset dataset, @Nullable Settings current, UpdatePlan plan) {
        var baseType =
                new BaseType(plan.body().at("/settings/base_model/base_type").asText());
        var usability = DatasetUsability.of(dataset, baseType, current == null ? null : current.multiLabel());
        if (usability.verdict() != DatasetUsability.Verdict.USABLE) {
            throw new CompletionException(new DatasetNotUsableException(
                    Problem.local(task(), "dataset %s %s".formatted(dataset.id(), usability.reason()), null),
                    usability.verdict() == DatasetUsability.Verdict.NEVER));
        }
    }

    private Throwable withoutDataset(String datasetId, Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof NotFoundException
                ? new DatasetNotUsableException(
                        Problem.local(task(), "there is no dataset " + datasetId + ". Upload it first", cause), true)
                : cause;
    }

    private CompletableFuture<Reply> write(Client client, ObjectNode body) {
        return client.send(new UpdateModel(modelId, body)).thenApply(updated -> reply(Outcome.UPDATED, updated));
    }

    private static Reply reply(Outcome outcome, FinetunedModel model) {
        return ModelInputs.reply(model).with(CohereFinetuneHeaders.OUTCOME, outcome.name());
    }

    private InvalidRequestException unwritable(UnwritableUpdateException e) {
        return new InvalidRequestException(Problem.local(task(), String.valueOf(e.getMessage()), e));
    }

    private String task() {
        return "update fine-tuned model " + modelId;
    }
}

package io.github.coherecamel.finetune;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.coherecamel.api.Client;
import io.github.coherecamel.api.GetModel;
import io.github.coherecamel.api.InvalidInputException;
import io.github.coherecamel.api.ModelChangedException;
import io.github.coherecamel.api.Received;
import io.github.coherecamel.api.UpdateModel;
import io.github.coherecamel.camel.Action;
import io.github.coherecamel.camel.Reply;
import io.github.coherecamel.camel.Session;
import io.github.coherecamel.model.FinetunedModel;
import io.github.coherecamel.update.PlannedUpdate;
import io.github.coherecamel.update.UnwritableUpdateException;
import io.github.coherecamel.update.UpdatePlan;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Brings a model to the state it should have. The API's PATCH replaces, so this reads, merges and writes, and writes only
 * what differs. Updates of one model go one at a time, so that none is lost between another's reading and writing.
 *
 * @param wanted in the shape of the PATCH body
 */
record SafeUpdate(String modelId, ObjectNode wanted, UpdateRules rules) implements Action {

    @Override
    public CompletableFuture<Reply> run(Session session) {
        var deadline = new UpdateDeadline(this::task, rules.timeout());
        var update = session.updates()
                .run(
                        modelId,
                        () -> rules.merge()
                                ? merge(session.client(), deadline)
                                : write(session.client(), deadline, unmerged()));
        return deadline.over(update, session.scheduler());
    }

    private CompletableFuture<Reply> merge(Client client, UpdateDeadline deadline) {
        return deadline.reading(() -> client.send(new GetModel(modelId), task()))
                .thenCompose(current -> {
                    var plan = planFor((ObjectNode) current.json().get("finetuned_model"));
                    // First of all, since whoever repeats an update whose answer was lost finds it done.
                    if (plan.isEmpty()) {
                        return CompletableFuture.completedFuture(reply(Outcome.UNCHANGED, current));
                    }
                    checkUnchanged(current.value());
                    return new DatasetChange(client, deadline, task(), rules, current.value(), plan)
                            .isStale()
                            .thenCompose(stale -> stale
                                    ? CompletableFuture.completedFuture(reply(Outcome.STALE, current))
                                    : carryOut(client, deadline, plan, current));
                });
    }

    private UpdatePlan planFor(ObjectNode current) {
        try {
            return UpdatePlan.of(current, wanted);
        } catch (UnwritableUpdateException e) {
            throw unwritable(e);
        }
    }

    private ObjectNode unmerged() {
        try {
            return UpdatePlan.unmerged(wanted);
        } catch (UnwritableUpdateException e) {
            throw unwritable(e);
        }
    }

    private void checkUnchanged(FinetunedModel current) {
        if (!rules.isExpected(current.updatedAt())) {
            throw new CompletionException(new ModelChangedException(
                    task(),
                    "it was expected as of %s, but is as of %s. Look at it again"
                            .formatted(rules.expectedUpdatedAt(), current.updatedAt())));
        }
    }

    private CompletableFuture<Reply> carryOut(
            Client client, UpdateDeadline deadline, UpdatePlan plan, Received<FinetunedModel> current) {
        var planned = new PlannedUpdate(modelId, plan.differences());
        var reply = rules.dryRun()
                ? CompletableFuture.completedFuture(
                        reply(Outcome.PLANNED, current).withBody(planned))
                : write(client, deadline, plan.body());
        return reply.thenApply(done -> done.with(CohereFinetuneHeaders.DIFFERENCE, planned.toString())
                .with(CohereFinetuneHeaders.PREVIOUS_DATASET_ID, current.value().datasetId()));
    }

    private CompletableFuture<Reply> write(Client client, UpdateDeadline deadline, ObjectNode body) {
        if (!rules.guard().getAsBoolean()) {
            throw new CompletionException(new ModelChangedException(
                    task(), "option guard says that it may not be written any more, and it was not. Look at it again"));
        }
        return deadline.writing(() -> client.send(new UpdateModel(modelId, body)))
                .thenApply(updated -> reply(Outcome.UPDATED, updated));
    }

    private static Reply reply(Outcome outcome, Received<FinetunedModel> model) {
        return ModelInputs.reply(model.value())
                .with(CohereFinetuneHeaders.OUTCOME, outcome.name())
                .with(
                        CohereFinetuneHeaders.UPDATED_AT,
                        outcome == Outcome.UPDATED ? model.value().updatedAt() : null)
                .with(CohereFinetuneHeaders.DIFFERENCE, null)
                .with(CohereFinetuneHeaders.PREVIOUS_DATASET_ID, null)
                .withStatus(model.status());
    }

    private CompletionException unwritable(UnwritableUpdateException e) {
        return new CompletionException(new InvalidInputException(task(), String.valueOf(e.getMessage()), e));
    }

    private String task() {
        return "update fine-tuned model " + modelId;
    }

    /** Leaves out what is wanted, which may hold a Weights &amp; Biases key. */
    @Override
    public String toString() {
        return "SafeUpdate[modelId=%s, rules=%s]".formatted(modelId, rules);
    }
}

package io.github.coherecamel.application.wanted;

import io.github.coherecamel.application.event.Event;
import io.github.coherecamel.application.wanted.Database.Transaction;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What people do about a model. Each of them changes nothing if it is so already, and what it changes is written down
 * together with who did it.
 */
@Singleton
public final class Actions {

    /**
     * What has come of an action.
     *
     * @param message what was changed, or why nothing was
     * @param model as it is now; null if the action is about an event that names none
     * @param event that the action became; null if it became none
     */
    public record Change(boolean changed, String message, @Nullable Model model, @Nullable StoredEvent event) {}

    /** What an action does to a model that nobody else changes meanwhile. */
    private interface Action {
        Step on(Transaction transaction, Model model);
    }

    private record Step(boolean changed, String message, @Nullable StoredEvent event) {

        static Step none(String reason) {
            return new Step(false, reason, null);
        }
    }

    private final Database database;
    private final Intake intake;
    private final DueSignal due;

    Actions(Database database, Intake intake, DueSignal due) {
        this.database = database;
        this.intake = intake;
        this.due = due;
    }

    /**
     * Tries again: what waits is due now, and what was given up is wanted anew. Nothing is returned if there is no such model.
     *
     * @param shown the dataset that has to be wanted of it still; null if any may be
     */
    public Optional<Change> retry(String modelId, @Nullable String shown, String who) {
        return act(
                modelId,
                who,
                "retry",
                (transaction, model) -> shown == null || shown.equals(model.datasetId())
                        ? retry(transaction, model, who)
                        : Step.none("dataset %s is wanted of it now, and not %s any more. Look again"
                                .formatted(model.datasetId(), shown)));
    }

    /** Tries again what a rejected event wants, unless its model has gone on: nobody is to go back to it by mistake. */
    public Change retry(StoredEvent event, String who) {
        var modelId = event.modelId();
        if (modelId == null) {
            return new Change(
                    false, "it could not be read, so nothing can be tried again. Send it anew, put right", null, null);
        }
        return act(modelId, who, "retry", (transaction, model) -> {
                    if (event.outcome() != Outcome.REJECTED) {
                        return Step.none(
                                event.outcome() == null
                                        ? "it is open, and tried until it has an outcome"
                                        : "it was not rejected: its outcome is " + event.outcome());
                    }
                    return model.eventSeq() == event.seq()
                            ? retry(transaction, model, who)
                            : Step.none(goneOn(event, model));
                })
                .orElseGet(() -> new Change(false, "nothing is wanted of its model any more", null, null));
    }

    private static String goneOn(StoredEvent event, Model model) {
        return model.datasetId().equals(event.datasetId())
                ? "a newer event wants the same dataset already"
                : "its model has gone on: a newer event wants dataset %s. Assign dataset %s to go back to it"
                        .formatted(model.datasetId(), event.datasetId());
    }

    /** Wants another dataset, also of a model that nothing was wanted of before. */
    public Change assign(String modelId, String datasetId, String who) {
        var change = database.durably(transaction -> {
            var model = WantedModels.locked(transaction, modelId).orElse(null);
            var step = model != null && model.datasetId().equals(datasetId) && !model.isOfAWrongClock(transaction.now())
                    ? Step.none("dataset %s is wanted of it already".formatted(datasetId))
                    : want(transaction, modelId, model, datasetId, who);
            return audited(transaction, modelId, who, "assign", step);
        });
        due.wake();
        return change;
    }

    /**
     * Wants the dataset that the model has.
     *
     * @param shown the dataset that it has to have still; null if any will do
     */
    public Optional<Change> accept(String modelId, @Nullable String shown, String who) {
        return act(modelId, who, "accept", (transaction, model) -> {
            var actual = model.actualDatasetId();
            if (actual == null) {
                return Step.none("it is not known which dataset it has: it was never read. Assign one");
            }
            if (shown != null && !shown.equals(actual)) {
                return Step.none("it has dataset %s now, and not %s. Look again".formatted(actual, shown));
            }
            return actual.equals(model.datasetId())
                    ? Step.none("it has the dataset that is wanted of it, as far as is known")
                    : want(transaction, modelId, model, actual, who);
        });
    }

    /** Lets nobody work on it. What is wanted is written down all the same. */
    public Optional<Change> pause(String modelId, String who) {
        return act(modelId, who, "pause", (transaction, model) -> {
            if (model.paused()) {
                return Step.none("it is paused already");
            }
            // Whoever works on it ends that first.
            update(
                    transaction,
                    modelId,
                    """
                    update model set paused = true, health = 'PAUSED', since = :now,
                        due_at = case when owner is null then null else due_at end
                    where id = :id""");
            return new Step(true, "it is paused", null);
        });
    }

    /** Lets it be worked on again, at once. */
    public Optional<Change> resume(String modelId, String who) {
        return act(modelId, who, "resume", (transaction, model) -> {
            if (!model.paused()) {
                return Step.none("it is not paused");
            }
            update(
                    transaction,
                    modelId,
                    """
                    update model set paused = false, health = 'PROGRESSING', since = :now,
                        due_at = case when owner is null then :now else due_at end
                    where id = :id""");
            // An outcome is written once, so another try needs an event of its own.
            return WantedModels.isRejected(transaction, model)
                    ? want(transaction, modelId, model, model.datasetId(), who)
                    : new Step(true, "it is due now", null);
        });
    }

    private Step retry(Transaction transaction, Model model, String who) {
        if (model.paused()) {
            return Step.none("it is paused: resume it");
        }
        var dueAt = model.dueAt();
        var isDue = dueAt != null && !dueAt.isAfter(transaction.now());
        if (model.isWorkedOn(transaction.now())) {
            return Step.none("it is being worked on");
        }
        if (model.health() == Health.DEGRADED && !WantedModels.isOpen(transaction, model)) {
            return want(transaction, model.id(), model, model.datasetId(), who);
        }
        if (dueAt == null || isDue) {
            return Step.none(isDue ? "it is due already" : "it is as wanted: there is nothing to try again");
        }
        update(transaction, model.id(), "update model set due_at = :now where id = :id");
        return new Step(true, "it is due now, and not at " + dueAt, null);
    }

    /** A person's word is the newest, also beside an event that says to be from the future. */
    private Step want(Transaction transaction, String modelId, @Nullable Model model, String datasetId, String who) {
        var now = transaction.now();
        // What a wrong clock has written would make all that comes from now on old for as long.
        var time =
                model != null && model.wantedAt().isAfter(now) && !model.isOfAWrongClock(now) ? model.wantedAt() : now;
        var source = Event.PEOPLE + Objects.requireNonNull(URLEncoder.encode(who, StandardCharsets.UTF_8));
        var event = new Event(source, UUID.randomUUID().toString(), time, modelId, datasetId, null);
        var receipt = intake.accept(transaction, event);
        return new Step(true, "dataset %s is wanted of it".formatted(datasetId), receipt.event());
    }

    private Optional<Change> act(String modelId, String who, String what, Action action) {
        var change = database.durably(transaction -> WantedModels.locked(transaction, modelId)
                .map(model -> audited(transaction, modelId, who, what, action.on(transaction, model))));
        // Before the commit there would be nothing to see.
        due.wake();
        return change;
    }

    private static Change audited(Transaction transaction, String modelId, String who, String what, Step step) {
        if (step.changed()) {
            Audit.write(transaction, who, what, modelId, step.message());
        }
        return new Change(
                step.changed(),
                step.message(),
                WantedModels.locked(transaction, modelId).orElseThrow(),
                step.event());
    }

    private static void update(Transaction transaction, String modelId, String sql) {
        transaction
                .sql()
                .createUpdate(sql)
                .bind("now", transaction.now())
                .bind("id", modelId)
                .execute();
    }
}

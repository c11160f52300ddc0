package io.github.coherecamel.application.wanted;

import io.github.coherecamel.application.ControllerConfig;
import io.github.coherecamel.application.ControllerConfig.Drift.Policy;
import io.github.coherecamel.application.wanted.Database.Transaction;
import io.github.coherecamel.model.ModelStatus;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares what the API lists with what was brought about. A list may be older than what was done since. */
@Singleton
public final class Drift {

    /** A model as the API lists it. */
    public record Listed(String modelId, @Nullable String name, @Nullable String datasetId, @Nullable String status) {}

    /**
     * What a comparison has found.
     *
     * @param drifted models that somebody has changed
     * @param trained models of which nobody but this has seen that their training has ended
     */
    public record Found(List<String> drifted, List<String> trained) {}

    /** The same of one model. */
    private record Seen(String modelId, boolean drifted, boolean trained) {}

    /** What is written down of a model that was compared. */
    private record Noted(Sync sync, Health health, @Nullable Category category, @Nullable String reason) {}

    /** Neither an event nor a person nor a claim has come since it was read. */
    private static final String UNTOUCHED =
            "claim = :claim and generation = :generation and owner is null and not paused";

    private final Database database;
    private final DueSignal due;
    private final boolean heals;

    Drift(Database database, DueSignal due, ControllerConfig config) {
        this.database = database;
        this.due = due;
        this.heals = config.drift().policy() == Policy.HEAL;
    }

    /** Takes the turn to look at all models. Returns when it began, or nothing if another process has it. */
    public Optional<Instant> takeTurn(Duration interval) {
        return database.inTransaction(transaction -> transaction
                                .sql()
                                .createUpdate("update control set drift_at = :next where id = 1 and drift_at <= :now")
                                .bind("next", transaction.now().plus(interval))
                                .bind("now", transaction.now())
                                .execute()
                        == 1
                ? Optional.of(transaction.now())
                : Optional.empty());
    }

    /** Compares a page of a list that was begun then. */
    public Found compare(List<Listed> page, Instant begunAt) {
        if (page.isEmpty()) {
            return new Found(List.of(), List.of());
        }
        var listed = page.stream().collect(Collectors.toMap(Listed::modelId, Function.identity(), (one, same) -> one));
        var seen = database.inTransaction(transaction -> {
            var models = transaction
                    .sql()
                    .createQuery("select * from model where id in (<ids>)")
                    .bindList("ids", List.copyOf(listed.keySet()))
                    .mapTo(Model.class)
                    .list();
            transaction
                    .sql()
                    .createUpdate("update model set listed_at = :begunAt where id in (<ids>)")
                    .bindList("ids", List.copyOf(listed.keySet()))
                    .bind("begunAt", begunAt)
                    .execute();
            ModelNames.write(transaction, newNames(models, listed));
            return models.stream()
                    .filter(model -> isSettled(model, begunAt, transaction.now()))
                    .map(model -> compare(transaction, model, Objects.requireNonNull(listed.get(model.id()))))
                    .toList();
        });
        var found = new Found(models(seen, Seen::drifted), models(seen, Seen::trained));
        if (!found.drifted().isEmpty()) {
            due.wake();
        }
        return found;
    }

    /** Returns those that are not known yet. */
    private static Map<String, String> newNames(List<Model> models, Map<String, Listed> listed) {
        var names = new HashMap<String, String>();
        for (var model : models) {
            var name = ModelNames.kept(
                    Objects.requireNonNull(listed.get(model.id())).name());
            if (name != null && !name.equals(model.name())) {
                names.put(model.id(), name);
            }
        }
        return names;
    }

    private static List<String> models(List<Seen> seen, Predicate<Seen> chosen) {
        return seen.stream().filter(chosen).map(Seen::modelId).toList();
    }

    /** What was brought about or found impossible before the list was begun, and nobody works on. */
    private static boolean isSettled(Model model, Instant begunAt, Instant now) {
        return model.owner() == null
                && !model.paused()
                && model.observedGeneration() != null
                && model.observedGeneration() == model.generation()
                && (model.actualAt() == null
                        || model.actualAt().isBefore(begunAt)
                        // Read while the clock was ahead.
                        || model.actualAt().isAfter(now));
    }

    /** It is not as wanted, and a person knows. */
    private static boolean isGivenUp(Model model) {
        return model.sync() != Sync.SYNCED && model.category() != Category.DRIFT;
    }

    /** Words what is otherwise than it was made. */
    public static String reason(@Nullable String found, String wanted) {
        return "somebody changed it by other ways: it has dataset %s and not %s".formatted(found, wanted);
    }

    private Seen compare(Transaction transaction, Model model, Listed listed) {
        var differs = !Objects.equals(model.datasetId(), listed.datasetId());
        if (!differs && model.sync() == Sync.SYNCED) {
            if (!Objects.equals(model.actualStatus(), listed.status()) || isFailedUnnoticed(model, listed)) {
                // What a status means is judged where all else is.
                lookAt(transaction, model);
            }
            return new Seen(model.id(), false, false);
        }
        var drifted = differs && !isGivenUp(model);
        var isReported = drifted && !heals && model.sync() != Sync.SYNCED;
        if (isReported && Objects.equals(model.actualStatus(), listed.status())) {
            return new Seen(model.id(), false, false);
        }
        var noted = note(transaction, model, listed, noted(model, listed, differs), drifted && heals);
        return new Seen(
                model.id(),
                drifted && !isReported,
                noted && TrainingEnded.isBetween(model.actualStatus(), listed.status()));
    }

    private Noted noted(Model model, Listed listed, boolean differs) {
        if (!differs) {
            return new Noted(Sync.SYNCED, Health.HEALTHY, null, null);
        }
        if (isGivenUp(model)) {
            // It is only written down what it has.
            return new Noted(model.sync(), model.health(), model.category(), model.reason());
        }
        var reason = reason(listed.datasetId(), model.datasetId());
        return new Noted(Sync.OUT_OF_SYNC, heals ? Health.PROGRESSING : Health.DEGRADED, Category.DRIFT, reason);
    }

    /** The answer to an update may have had the status of the training before, which had failed as well. */
    private static boolean isFailedUnnoticed(Model model, Listed listed) {
        return model.health() == Health.HEALTHY
                && listed.status() != null
                && new ModelStatus(listed.status()).value() == ModelStatus.Value.FAILED;
    }

    private static void lookAt(Transaction transaction, Model model) {
        transaction
                .sql()
                .createUpdate("update model set due_at = :now where id = :id and " + UNTOUCHED)
                .bind("now", transaction.now())
                .bind("id", model.id())
                .bind("claim", model.claim())
                .bind("generation", model.generation())
                .execute();
    }

    /** Returns whether it was written down: nobody else was faster. */
    private static boolean note(Transaction transaction, Model model, Listed listed, Noted noted, boolean isDue) {
        return transaction
                        .sql()
                        .createUpdate(
                                """
                        update model set since = case when sync = :sync and health = :health then since else :now end,
                            sync = :sync, health = :health, category = :category, reason = :reason,
                            actual_dataset_id = :actual, actual_status = :status, actual_at = :now,
                            due_at = case when :isDue then :now else due_at end
                        where id = :id and\s"""
                                        + UNTOUCHED)
                        .bind("sync", noted.sync())
                        .bind("health", noted.health())
                        .bind("now", transaction.now())
                        .bind("category", noted.category())
                        .bind("reason", noted.reason())
                        .bind("actual", listed.datasetId())
                        .bind("status", listed.status())
                        .bind("isDue", isDue)
                        .bind("id", model.id())
                        .bind("claim", model.claim())
                        .bind("generation", model.generation())
                        .execute()
                == 1;
    }

    /** Makes due what a whole list that was begun then did not have: it is gone, or was too new for it. */
    public int lookForMissing(Instant begunAt) {
        var missing = database.inTransaction(transaction -> {
            var made = transaction
                    .sql()
                    .createUpdate(
                            """
                            update model set due_at = :now
                            where sync = 'SYNCED' and due_at is null and owner is null and not paused
                                and (actual_at < :begunAt or actual_at > :now)
                                and (listed_at is null or listed_at < :begunAt or listed_at > :now)""")
                    .bind("now", transaction.now())
                    .bind("begunAt", begunAt)
                    .execute();
            // As if it had had them, so that nobody asks for another list because of their names.
            transaction
                    .sql()
                    .createUpdate("update model set listed_at = :begunAt where listed_at is null and since < :begunAt")
                    .bind("begunAt", begunAt)
                    .execute();
            return made;
        });
        if (missing > 0) {
            due.wake();
        }
        return missing;
    }
}

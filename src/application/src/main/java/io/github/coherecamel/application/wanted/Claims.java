package io.github.coherecamel.application.wanted;

import io.github.coherecamel.application.wanted.Database.Transaction;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who works on which model. A model is claimed for a time that is longer than a whole reconciliation may take, so nothing
 * has to be prolonged. Whoever comes back later than that has changed nothing here but that the model is looked at again.
 */
@Singleton
public final class Claims {

    private static final String SUPERSEDED = "a newer event came while this one was being brought about";

    /** An attempt that has ended. */
    private record End(Claim claim, Verdict verdict, String node, Duration lease) {}

    private final Database database;
    private final Outbox outbox;
    private final Budget budget;
    private final Closings closings;
    private final GroupCommit<End, Boolean> ends;

    Claims(Database database, Outbox outbox, Budget budget, Closings closings) {
        this.database = database;
        this.outbox = outbox;
        this.budget = budget;
        this.closings = closings;
        this.ends = new GroupCommit<>(database::inTransaction, this::end);
    }

    /**
     * Claims up to so many of the models that are due, the longest due first, unless everything is held.
     *
     * @param holding what may be held for all the same: to try whether it works again
     */
    public List<Claim> claim(int most, String node, Duration lease, @Nullable Category holding) {
        return database.inTransaction(transaction -> transaction
                .sql()
                .createQuery(
                        """
                        select * from model where %s and not exists (select 1 from control
                            where hold_category is not null and hold_category <> :holding
                                or not_before > current_timestamp)
                        order by due_at limit :most"""
                                        .formatted(Model.IS_DUE)
                                + database.skipLocked())
                .bind("holding", holding == null ? "" : holding.name())
                .bind("most", budget.take(transaction, most))
                .mapTo(Model.class)
                .list()
                .stream()
                .map(model -> claim(transaction, model, node, lease))
                .flatMap(Optional::stream)
                .toList());
    }

    private Optional<Claim> claim(Transaction transaction, Model model, String node, Duration lease) {
        var takeover = model.owner() != null;
        var claimed = transaction
                .sql()
                .createUpdate(
                        """
                        update model set claim = claim + 1, owner = :node, due_at = :until,
                            claimed_event_seq = event_seq, suspect_until = :suspectUntil
                        where id = :id and claim = :claim and generation = :generation and due_at <= :now""")
                .bind("node", node)
                .bind("until", transaction.now().plus(lease))
                // A write of whoever had it may be on its way for as long as its own lease could have been.
                .bind("suspectUntil", takeover ? transaction.now().plus(lease.multipliedBy(2)) : model.suspectUntil())
                .bind("id", model.id())
                .bind("claim", model.claim())
                // On H2 an event may have come since the row was read; then it is the next round's.
                .bind("generation", model.generation())
                .bind("now", transaction.now())
                .execute();
        if (claimed == 0) {
            return Optional.empty();
        }
        var abandoned = model.claimedEventSeq();
        if (takeover && abandoned != null && abandoned != model.eventSeq()) {
            outbox.close(transaction, abandoned, Outcome.SUPERSEDED, SUPERSEDED);
        }
        var observed = model.observedGeneration() != null && model.observedGeneration() == model.generation();
        return Optional.of(new Claim(
                model.id(),
                model.datasetId(),
                model.eventSeq(),
                model.generation(),
                model.claim() + 1,
                transaction.now(),
                takeover || model.maybeWritten(),
                model.category(),
                model.attempts(),
                observed,
                model.actualStatus()));
    }

    /** Makes due what a node held when it ended. On H2, which one process has alone, that is all that is held. */
    public int takeBack(@Nullable String node) {
        return database.inTransaction(transaction -> transaction
                .sql()
                .createUpdate(
                        "update model set due_at = :now where owner is not null and owner = coalesce(:node, owner)")
                .bind("now", transaction.now())
                .bind("node", node)
                .execute());
    }

    /** Writes down what an attempt has come to. Returns false if the claim was lost meanwhile. */
    public boolean end(Claim claim, Verdict verdict, String node, Duration lease) {
        var kept = ends.write(new End(claim, verdict, node, lease));
        closings.wake();
        return kept;
    }

    private List<Boolean> end(Transaction transaction, List<End> several) {
        var models = new HashMap<>(WantedModels.locked(
                transaction, several.stream().map(end -> end.claim().modelId()).collect(Collectors.toSet())));
        return several.stream()
                .map(end -> end(transaction, end, models.remove(end.claim().modelId())))
                .toList();
    }

    /** @param read the model, unless it is not there or another end has changed it meanwhile */
    private boolean end(Transaction transaction, End end, @Nullable Model read) {
        var claim = end.claim();
        var model = read != null
                ? read
                : WantedModels.locked(transaction, claim.modelId()).orElse(null);
        if (model == null) {
            return false;
        }
        var kept = model.claim() == claim.number() && model.owner() != null;
        Attempts.record(transaction, claim, end.verdict(), end.node(), kept);
        if (kept) {
            end(transaction, claim, end.verdict(), model, end.lease());
        } else {
            lookAgain(transaction, model, end.lease());
        }
        return kept;
    }

    private void end(Transaction transaction, Claim claim, Verdict verdict, Model model, Duration lease) {
        var moved = model.generation() != claim.generation();
        var sync = moved ? Sync.OUT_OF_SYNC : verdict.sync() == null ? model.sync() : verdict.sync();
        var suspect = suspect(transaction.now(), verdict, model, lease);
        var health = model.paused() ? Health.PAUSED : moved ? Health.PROGRESSING : verdict.health();
        transaction
                .sql()
                .createUpdate(
                        """
                        update model set owner = null, claimed_event_seq = null, due_at = :due,
                            observed_generation = case when :observed then :generation else observed_generation end,
                            actual_dataset_id = coalesce(:actual, actual_dataset_id),
                            actual_status = coalesce(:status, actual_status),
                            actual_at = case when :read then :now else actual_at end,
                            since = case when sync = :sync and health = :health then since else :now end,
                            sync = :sync, health = :health, category = :category, reason = :reason,
                            attempts = :attempts, maybe_written = :maybeWritten, suspect_until = :suspectUntil
                        where id = :id""")
                .bind("due", due(transaction.now(), verdict, suspect, model.paused(), moved))
                .bind("suspectUntil", suspect)
                .bind("observed", verdict.done() || verdict.event() == Outcome.REJECTED)
                .bind("generation", claim.generation())
                .bind("actual", verdict.actual())
                .bind("status", verdict.status())
                .bind("read", verdict.actual() != null)
                .bind("now", transaction.now())
                .bind("sync", sync)
                .bind("health", health)
                .bind("category", moved ? null : trouble(verdict.category()))
                .bind("reason", moved ? null : verdict.reason())
                .bind("attempts", moved || verdict.result() != Verdict.Result.FAILED ? 0 : claim.attempts() + 1)
                .bind(
                        "maybeWritten",
                        !moved
                                && !verdict.done()
                                && (claim.mayBeWritten() || verdict.category().mayHaveWritten()))
                .bind("id", claim.modelId())
                .execute();
        if (verdict.event() != null && (verdict.done() || !moved)) {
            // What is still to be seen, such as how a training goes, is said of the model alone: an outcome does not
            // change.
            outbox.close(
                    transaction, claim.eventSeq(), verdict.event(), verdict.again() == null ? verdict.reason() : null);
        } else if (moved) {
            outbox.close(transaction, claim.eventSeq(), Outcome.SUPERSEDED, SUPERSEDED);
        }
        if (verdict.training() != null) {
            outbox.trained(transaction, claim.eventSeq(), verdict.training());
        }
    }

    /** What the model has of it. Drift that an attempt has found is put right by it. */
    private static @Nullable Category trouble(Category category) {
        return category == Category.NONE || category == Category.DRIFT ? null : category;
    }

    /** What may have been written without an answer may also arrive later than what is written next. */
    private static @Nullable Instant suspect(Instant now, Verdict verdict, Model model, Duration lease) {
        return verdict.category().mayHaveWritten() ? suspect(now, model, lease) : model.suspectUntil();
    }

    /** What is suspect for longer already, such as after a takeover, stays so. */
    private static Instant suspect(Instant now, Model model, Duration lease) {
        var until = now.plus(lease);
        var already = model.suspectUntil();
        return already != null && already.isAfter(until) ? already : until;
    }

    private static @Nullable Instant due(
            Instant now, Verdict verdict, @Nullable Instant suspect, boolean paused, boolean moved) {
        if (paused) {
            return null;
        }
        if (moved) {
            return now;
        }
        var again = verdict.again() == null ? null : now.plus(verdict.again());
        var looksOnceMore = suspect != null && suspect.isAfter(now) && (again == null || suspect.isBefore(again));
        return looksOnceMore ? suspect : again;
    }

    /** What was written without a claim may have come after what was written with it. */
    private static void lookAgain(Transaction transaction, Model model, Duration lease) {
        transaction
                .sql()
                .createUpdate(
                        """
                        update model set since = case when sync = 'UNKNOWN' then since else :now end,
                            sync = 'UNKNOWN', observed_generation = null, suspect_until = :suspectUntil,
                            due_at = case when owner is not null then due_at when paused then null else :now end
                        where id = :id""")
                .bind("now", transaction.now())
                .bind("suspectUntil", suspect(transaction.now(), model, lease))
                .bind("id", model.id())
                .execute();
    }
}

package io.github.coherecamel.application.wanted;

import io.github.coherecamel.application.wanted.Database.Transaction;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what attempts have come to. Whoever comes back after the end of his lease has changed nothing here but that
 * the model is looked at again.
 */
@Singleton
public final class Ends {

    /** An attempt that has ended. */
    private record End(Claim claim, Verdict verdict, String node, Duration lease) {}

    private final Outbox outbox;
    private final Closings closings;
    private final GroupCommit<End, Boolean> ends;

    Ends(Database database, Outbox outbox, Closings closings) {
        this.outbox = outbox;
        this.closings = closings;
        this.ends = new GroupCommit<>(database::inTransaction, this::end);
    }

    /**
     * Writes down what an attempt has come to, once, however often it is asked to. Returns false if the claim was lost
     * meanwhile.
     */
    public boolean write(Claim claim, Verdict verdict, String node, Duration lease) {
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
        // A model that was forgotten and is wanted anew counts its claims anew.
        var kept = model.claim() == claim.number() && Objects.equals(model.claimedEventSeq(), claim.eventSeq());
        var written = kept ? null : Attempts.find(transaction, claim, end.node());
        if (written != null) {
            // It was committed, and only the answer to that was lost.
            return written != Verdict.Result.LOST;
        }
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
        var differs = verdict.result() == Verdict.Result.DIFFERS;
        var sync = moved ? Sync.OUT_OF_SYNC : verdict.sync() == null ? model.sync() : verdict.sync();
        var suspect = suspect(transaction.now(), claim, verdict, model, lease);
        var name = ModelNames.kept(verdict.name());
        var health = model.paused() ? Health.PAUSED : moved ? Health.PROGRESSING : verdict.health();
        transaction
                .sql()
                .createUpdate(
                        """
                        update model set owner = null, claimed_event_seq = null, due_at = :due,
                            observed_generation = case when :observed then :generation else observed_generation end,
                            actual_dataset_id = coalesce(:actual, actual_dataset_id),
                            actual_status = coalesce(:status, actual_status),
                            name = coalesce(:name, name), name_lower = coalesce(:nameLower, name_lower),
                            actual_at = case when :read then :now else actual_at end,
                            since = case when sync = :sync and health = :health then since else :now end,
                            sync = :sync, health = :health, category = :category, reason = :reason,
                            attempts = :attempts, maybe_written = :maybeWritten, suspect_until = :suspectUntil
                        where id = :id""")
                .bind("due", due(transaction.now(), verdict, suspect, model.paused(), moved))
                .bind("suspectUntil", suspect)
                .bind("observed", verdict.done() || differs || verdict.event() == Outcome.REJECTED)
                .bind("generation", claim.generation())
                .bind("actual", verdict.actual())
                .bind("status", verdict.status())
                .bind("name", name)
                .bind("nameLower", ModelNames.key(name))
                .bind("read", verdict.actual() != null)
                .bind("now", transaction.now())
                .bind("sync", sync)
                .bind("health", health)
                .bind("category", moved ? null : trouble(verdict))
                .bind("reason", moved ? null : verdict.reason())
                .bind("attempts", moved || verdict.result() != Verdict.Result.FAILED ? 0 : claim.attempts() + 1)
                .bind(
                        "maybeWritten",
                        !moved
                                && !verdict.done()
                                && (claim.mayBeWritten() || verdict.category().mayHaveWritten() && !claim.look()))
                .bind("id", claim.modelId())
                .execute();
        if (verdict.event() != null && (verdict.done() || !moved)) {
            // What is still to be seen, such as how a training goes, is said of the model alone: an outcome does not
            // change.
            outbox.close(
                    transaction, claim.eventSeq(), verdict.event(), verdict.again() == null ? verdict.reason() : null);
        } else if (moved) {
            outbox.close(transaction, claim.eventSeq(), Outcome.SUPERSEDED, Claims.SUPERSEDED);
        }
        if (verdict.training() != null) {
            outbox.trained(transaction, claim.eventSeq(), verdict.training());
        }
    }

    /** What the model has of it. Drift that an attempt has found is put right by it, or is only reported. */
    private static @Nullable Category trouble(Verdict verdict) {
        return verdict.category() == Category.NONE
                        || verdict.category() == Category.DRIFT && verdict.result() != Verdict.Result.DIFFERS
                ? null
                : verdict.category();
    }

    /** What may have been written without an answer may also arrive later than what is written next. */
    private static @Nullable Instant suspect(Instant now, Claim claim, Verdict verdict, Model model, Duration lease) {
        if (verdict.category().mayHaveWritten() && !claim.look()) {
            return suspect(now, model, lease);
        }
        var until = model.suspectUntil(now, lease);
        // It was read after that, so whatever has arrived was seen.
        var isOver = until != null && verdict.actual() != null && !until.isAfter(claim.claimedAt());
        return isOver ? null : until;
    }

    /** What is suspect for longer already, such as after a takeover, stays so. */
    private static Instant suspect(Instant now, Model model, Duration lease) {
        var until = now.plus(lease);
        var already = model.suspectUntil(now, lease);
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
        if (verdict.event() == Outcome.REJECTED) {
            // A look would write what was rejected, if it can be done by then. What the model has, the drift check
            // notes.
            return null;
        }
        var again = verdict.again() == null ? null : now.plus(verdict.again());
        var looksOnceMore = suspect != null && suspect.isAfter(now) && (again == null || suspect.isBefore(again));
        return looksOnceMore ? suspect : again;
    }

    /** What was written without a claim may have come after what was written with it. What was rejected is not written by that. */
    private static void lookAgain(Transaction transaction, Model model, Duration lease) {
        transaction
                .sql()
                .createUpdate(
                        """
                        update model set since = case when sync = 'UNKNOWN' then since else :now end,
                            sync = 'UNKNOWN', suspect_until = :suspectUntil,
                            observed_generation = case when :rejected then observed_generation else null end,
                            due_at = case when owner is not null then due_at when paused or :rejected then null
                                else :now end
                        where id = :id""")
                .bind("rejected", WantedModels.isRejected(transaction, model))
                .bind("now", transaction.now())
                .bind("suspectUntil", suspect(transaction.now(), model, lease))
                .bind("id", model.id())
                .execute();
    }
}

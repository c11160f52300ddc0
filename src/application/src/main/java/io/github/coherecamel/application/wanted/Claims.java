package io.github.coherecamel.application.wanted;

import io.github.coherecamel.application.ControllerConfig;
import io.github.coherecamel.application.ControllerConfig.Drift.Policy;
import io.github.coherecamel.application.wanted.Database.Transaction;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who works on which model. A model is claimed for a time that is longer than a whole reconciliation may take, so nothing
 * has to be prolonged.
 */
@Singleton
public final class Claims {

    static final String SUPERSEDED = "a newer event came while this one was being brought about";

    private final Database database;
    private final Outbox outbox;
    private final Budget budget;
    private final boolean heals;

    Claims(Database database, Outbox outbox, Budget budget, ControllerConfig config) {
        this.database = database;
        this.outbox = outbox;
        this.budget = budget;
        this.heals = config.drift().policy() == Policy.HEAL;
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
                .bind(
                        "suspectUntil",
                        takeover
                                ? transaction.now().plus(lease.multipliedBy(2))
                                : model.suspectUntil(transaction.now(), lease))
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
                model.maybeWritten() || takeover && Objects.equals(abandoned, model.eventSeq()),
                model.category(),
                model.attempts(),
                observed,
                model.actualStatus(),
                !heals && (observed || isBroughtAbout(transaction, model)),
                takeover || model.suspectUntil() != null));
    }

    /** Whoever came back to a lost claim has let nobody know any more that it was, but its event still says so. */
    private static boolean isBroughtAbout(Transaction transaction, Model model) {
        return model.sync() == Sync.UNKNOWN && model.claim() > 0 && WantedModels.isBroughtAbout(transaction, model);
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
}

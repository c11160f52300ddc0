package io.github.coherecamel.application.wanted;

import io.github.coherecamel.application.wanted.Database.Transaction;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The models that the events of one transaction are for: locked and read once, and written once, for all of the events. */
final class WantedModels {

    private static final String INSERT =
            """
            insert into model (id, dataset_id, event_seq, wanted_at, generation, sync, health, since,
                attempts, maybe_written, paused, due_at, claim)
            values (:id, :datasetId, :seq, :happenedAt, :count, 'UNKNOWN', 'PROGRESSING', :now,
                0, false, false, :now, 0)""";

    /** Whoever works on the model now finds the new generation at its end and makes it due again. */
    private static final String UPDATE =
            """
            update model set dataset_id = :datasetId, event_seq = :seq, wanted_at = :happenedAt,
                generation = generation + :count, attempts = 0, maybe_written = false, category = null, reason = null,
                since = case when sync = 'OUT_OF_SYNC' and (paused or health = 'PROGRESSING')
                    then since else :now end,
                sync = 'OUT_OF_SYNC', health = case when paused then 'PAUSED' else 'PROGRESSING' end,
                due_at = case when owner is not null then due_at when paused then null else :now end
            where id = :id""";

    /** What events of this transaction want of a model: the last of them, and how many there are. */
    private record Change(IncomingEvent wanted, int count) {}

    /** The event that was wanted before, unless it is being brought about at the moment: it may succeed, so whoever does that closes it. */
    record Superseded(Optional<IncomingEvent> incoming, Optional<Long> stored) {}

    private final Transaction transaction;
    private final Map<String, Model> before;
    private final Map<String, Change> changes = new LinkedHashMap<>();

    private WantedModels(Transaction transaction, Map<String, Model> before) {
        this.transaction = transaction;
        this.before = before;
    }

    static WantedModels lock(Transaction transaction, Collection<String> ids) {
        return new WantedModels(transaction, locked(transaction, new TreeSet<>(ids)));
    }

    /** Locks one, if it is there. */
    static Optional<Model> locked(Transaction transaction, String id) {
        return Optional.ofNullable(locked(transaction, Set.of(id)).get(id));
    }

    /** Locks those that there are, always in the same order, so that nobody who does so too waits for ever. */
    static Map<String, Model> locked(Transaction transaction, Set<String> ids) {
        return ids.isEmpty()
                ? Map.of()
                : transaction
                        .sql()
                        .createQuery("select * from model where id in (<ids>) order by id for update")
                        .bindList("ids", Database.listed(ids))
                        .mapTo(Model.class)
                        .stream()
                        .collect(Collectors.toMap(Model::id, Function.identity()));
    }

    /** Whether what is wanted of it was found impossible. Another try needs an event of its own. */
    static boolean isRejected(Transaction transaction, Model model) {
        return is("outcome = 'REJECTED'", transaction, model);
    }

    /** Whether the model had what is wanted of it before. */
    static boolean isBroughtAbout(Transaction transaction, Model model) {
        return is("outcome in ('APPLIED', 'UNCHANGED')", transaction, model);
    }

    /** Whether what is wanted of it has no outcome yet. */
    static boolean isOpen(Transaction transaction, Model model) {
        return is("outcome is null", transaction, model);
    }

    /** @param what of the event that wants the model as it is to be, in SQL */
    private static boolean is(String what, Transaction transaction, Model model) {
        return transaction
                .sql()
                .createQuery("select exists (select 1 from event where seq = :seq and <what>)")
                .define("what", what)
                .bind("seq", model.eventSeq())
                .mapTo(Boolean.class)
                .one();
    }

    /** Whether something newer is wanted of the model already. */
    boolean isStale(String model, Instant happenedAt) {
        var change = changes.get(model);
        var row = before.get(model);
        var wantedAt = change != null
                ? change.wanted().happenedAt()
                : row != null ? row.newerThan(transaction.now()) : Instant.MIN;
        return happenedAt.isBefore(wantedAt);
    }

    Superseded want(IncomingEvent incoming) {
        var id = incoming.event().modelId();
        var change = changes.get(id);
        changes.put(id, new Change(incoming, change == null ? 1 : change.count() + 1));
        if (change != null) {
            return new Superseded(Optional.of(change.wanted()), Optional.empty());
        }
        var row = before.get(id);
        var underWay = row != null && row.owner() != null && Objects.equals(row.claimedEventSeq(), row.eventSeq());
        return new Superseded(
                Optional.empty(), row == null || underWay ? Optional.empty() : Optional.of(row.eventSeq()));
    }

    /** Writes what is wanted now, and makes it due. */
    void write() {
        var isThere = changes.values().stream()
                .collect(Collectors.partitioningBy(
                        change -> before.containsKey(change.wanted().event().modelId())));
        execute(isThere.getOrDefault(false, List.of()), INSERT);
        execute(isThere.getOrDefault(true, List.of()), UPDATE);
    }

    private void execute(List<Change> changes, String sql) {
        if (changes.isEmpty()) {
            return;
        }
        var batch = transaction.sql().prepareBatch(sql);
        for (var change : changes) {
            batch.bind("id", change.wanted().event().modelId())
                    .bind("datasetId", change.wanted().event().datasetId())
                    .bind("seq", change.wanted().seq())
                    .bind("happenedAt", change.wanted().happenedAt())
                    .bind("count", change.count())
                    .bind("now", transaction.now())
                    .add();
        }
        batch.execute();
    }
}

package io.github.coherecamel.application.wanted;

import io.github.coherecamel.application.event.Event;
import io.github.coherecamel.application.wanted.Database.Transaction;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The models that the events of one transaction are for: locked and read once, and written once, for all of the events. */
final class WantedModels {

    /** What is wanted of a model by events of this transaction. */
    private record Change(Event event, Instant happenedAt, long seq, int count) {}

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

    /** Locks those that there are, always in the same order, so that nobody who does so too waits for ever. */
    static Map<String, Model> locked(Transaction transaction, Set<String> ids) {
        return ids.isEmpty()
                ? Map.of()
                : transaction
                        .sql()
                        .createQuery("select * from model where id in (<ids>) order by id for update")
                        .bindList("ids", ids)
                        .mapTo(Model.class)
                        .stream()
                        .collect(Collectors.toMap(Model::id, Function.identity()));
    }

    /** Whether something newer is wanted of the model already. */
    boolean isStale(String model, Instant happenedAt) {
        var change = changes.get(model);
        var row = before.get(model);
        var wantedAt = change != null ? change.happenedAt() : row != null ? row.wantedAt() : Instant.MIN;
        return happenedAt.isBefore(wantedAt);
    }

    /** Returns the event that is superseded by it: null if there is none, or if it is being brought about at the moment. */
    @Nullable
    Long want(Event event, Instant happenedAt, long seq) {
        var change = changes.get(event.modelId());
        changes.put(event.modelId(), new Change(event, happenedAt, seq, change == null ? 1 : change.count() + 1));
        if (change != null) {
            return change.seq();
        }
        var row = before.get(event.modelId());
        // It may succeed, so whoever brings it about closes it.
        var underWay = row != null && row.owner() != null && Objects.equals(row.claimedEventSeq(), row.eventSeq());
        return row == null || underWay ? null : (Long) row.eventSeq();
    }

    /** Writes what is wanted now, and makes it due. */
    void write() {
        changes.forEach((model, change) -> {
            if (before.containsKey(model)) {
                update(change);
            } else {
                insert(change);
            }
        });
    }

    private void insert(Change change) {
        execute(
                change,
                """
                insert into model (id, dataset_id, event_seq, wanted_at, generation, sync, health, since,
                    attempts, maybe_written, paused, due_at, claim)
                values (:id, :datasetId, :seq, :happenedAt, :count, 'UNKNOWN', 'PROGRESSING', :now,
                    0, false, false, :now, 0)""");
    }

    /** Whoever works on the model now finds the new generation at its end and makes it due again. */
    private void update(Change change) {
        execute(
                change,
                """
                update model set dataset_id = :datasetId, event_seq = :seq, wanted_at = :happenedAt,
                    generation = generation + :count, attempts = 0, maybe_written = false, category = null, reason = null,
                    since = case when sync = 'OUT_OF_SYNC' and (paused or health = 'PROGRESSING')
                        then since else :now end,
                    sync = 'OUT_OF_SYNC', health = case when paused then 'PAUSED' else 'PROGRESSING' end,
                    due_at = case when owner is not null then due_at when paused then null else :now end
                where id = :id""");
    }

    private void execute(Change change, String sql) {
        transaction
                .sql()
                .createUpdate(sql)
                .bind("id", change.event().modelId())
                .bind("datasetId", change.event().datasetId())
                .bind("seq", change.seq())
                .bind("happenedAt", change.happenedAt())
                .bind("count", change.count())
                .bind("now", transaction.now())
                .execute();
    }
}

package io.github.coherecamel.application.wanted;

import io.github.coherecamel.application.event.Event;
import io.github.coherecamel.application.wanted.Database.Transaction;
import io.github.coherecamel.application.wanted.Receipt.Kind;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what is wanted. Event, wanted state and due time are one transaction: when a call has returned, nothing of
 * it is lost any more, and before that nobody may be told that it is accepted.
 */
@Named("intake")
@Singleton
@RegisterForReflection
public final class Intake {

    private static final String STALE = "a newer event had come already";
    private static final String SUPERSEDED = "a newer event came first";

    private final Database database;
    private final Outbox outbox;
    private final DueSignal due;
    private final Closings closings;

    Intake(Database database, Outbox outbox, DueSignal due, Closings closings) {
        this.database = database;
        this.outbox = outbox;
        this.due = due;
        this.closings = closings;
    }

    /** Accepts all of them or, if it fails, none. */
    public List<Receipt> accept(List<Event> events) {
        var receipts = database.inTransaction(transaction ->
                events.stream().map(event -> accept(transaction, event)).toList());
        // Before the commit there would be nothing to see.
        due.wake();
        closings.wake();
        return receipts;
    }

    /** Accepts one within a transaction of the caller, who wakes the reconciler after it. */
    Receipt accept(Transaction transaction, Event event) {
        var known = find(transaction, event.source(), event.id());
        if (known != null) {
            var same =
                    event.modelId().equals(known.modelId()) && event.datasetId().equals(known.datasetId());
            return new Receipt(same ? Kind.DUPLICATE : Kind.CONFLICT, known);
        }
        var wanted = transaction
                .sql()
                .createQuery("select * from model where id = :id for update")
                .bind("id", event.modelId())
                .mapTo(Model.class)
                .findOne()
                .orElse(null);
        var happenedAt = event.time() == null ? transaction.now() : event.time();
        if (wanted != null && happenedAt.isBefore(wanted.wantedAt())) {
            var seq = insert(transaction, event, happenedAt, Outcome.STALE);
            outbox.add(transaction, seq, Outbox.Kind.CLOSED);
        } else {
            var seq = insert(transaction, event, happenedAt, null);
            if (wanted == null) {
                insertModel(transaction, event, happenedAt, seq);
            } else {
                updateModel(transaction, event, happenedAt, seq);
                supersede(transaction, wanted);
            }
        }
        return new Receipt(Kind.ACCEPTED, Objects.requireNonNull(find(transaction, event.source(), event.id())));
    }

    /** Writes down what could not be read as an event, so that a person can see it. The same again changes nothing. */
    public Receipt reject(String source, String id, @Nullable String payload, String reason) {
        return database.inTransaction(transaction -> {
            var known = find(transaction, source, id);
            if (known != null) {
                return new Receipt(Kind.DUPLICATE, known);
            }
            var seq = transaction
                    .sql()
                    .createUpdate(
                            """
                            insert into event (source, id, happened_at, received_at, payload, outcome, reason, closed_at)
                            values (:source, :id, :now, :now, :payload, 'REJECTED', :reason, :now)""")
                    .bind("source", source)
                    .bind("id", id)
                    .bind("now", transaction.now())
                    .bind("payload", payload)
                    .bind("reason", reason)
                    .executeAndReturnGeneratedKeys("seq")
                    .mapTo(Long.class)
                    .one();
            outbox.add(transaction, seq, Outbox.Kind.CLOSED);
            return new Receipt(Kind.ACCEPTED, Objects.requireNonNull(find(transaction, source, id)));
        });
    }

    private static @Nullable StoredEvent find(Transaction transaction, String source, String id) {
        return transaction
                .sql()
                .createQuery("select * from event where source = :source and id = :id")
                .bind("source", source)
                .bind("id", id)
                .mapTo(StoredEvent.class)
                .findOne()
                .orElse(null);
    }

    private static long insert(Transaction transaction, Event event, Instant happenedAt, @Nullable Outcome outcome) {
        return transaction
                .sql()
                .createUpdate(
                        """
                        insert into event (source, id, model_id, dataset_id, happened_at, received_at, payload,
                            outcome, reason, closed_at)
                        values (:source, :id, :modelId, :datasetId, :happenedAt, :now, :payload,
                            :outcome, :reason, :closedAt)""")
                .bind("source", event.source())
                .bind("id", event.id())
                .bind("modelId", event.modelId())
                .bind("datasetId", event.datasetId())
                .bind("happenedAt", happenedAt)
                .bind("now", transaction.now())
                .bind("payload", event.payload())
                .bind("outcome", outcome)
                .bind("reason", outcome == null ? null : STALE)
                .bind("closedAt", outcome == null ? null : transaction.now())
                .executeAndReturnGeneratedKeys("seq")
                .mapTo(Long.class)
                .one();
    }

    private static void insertModel(Transaction transaction, Event event, Instant happenedAt, long seq) {
        transaction
                .sql()
                .createUpdate(
                        """
                        insert into model (id, dataset_id, event_seq, wanted_at, generation, sync, health, since,
                            attempts, maybe_written, paused, due_at, claim)
                        values (:id, :datasetId, :seq, :happenedAt, 1, 'UNKNOWN', 'PROGRESSING', :now,
                            0, false, false, :now, 0)""")
                .bind("id", event.modelId())
                .bind("datasetId", event.datasetId())
                .bind("seq", seq)
                .bind("happenedAt", happenedAt)
                .bind("now", transaction.now())
                .execute();
    }

    /** Whoever works on the model now finds the new generation at its end and makes it due again. */
    private static void updateModel(Transaction transaction, Event event, Instant happenedAt, long seq) {
        transaction
                .sql()
                .createUpdate(
                        """
                        update model set dataset_id = :datasetId, event_seq = :seq, wanted_at = :happenedAt,
                            generation = generation + 1, attempts = 0, maybe_written = false, category = null, reason = null,
                            since = case when sync = 'OUT_OF_SYNC' and (paused or health = 'PROGRESSING')
                                then since else :now end,
                            sync = 'OUT_OF_SYNC', health = case when paused then 'PAUSED' else 'PROGRESSING' end,
                            due_at = case when owner is not null then due_at when paused then null else :now end
                        where id = :id""")
                .bind("id", event.modelId())
                .bind("datasetId", event.datasetId())
                .bind("seq", seq)
                .bind("happenedAt", happenedAt)
                .bind("now", transaction.now())
                .execute();
    }

    /** What is being brought about at the moment is closed by whoever does so: it may succeed. */
    private void supersede(Transaction transaction, Model before) {
        var underWay = before.owner() != null && Objects.equals(before.claimedEventSeq(), before.eventSeq());
        if (!underWay) {
            outbox.close(transaction, before.eventSeq(), Outcome.SUPERSEDED, SUPERSEDED);
        }
    }
}

package io.github.coherecamel.application.wanted;

import io.github.coherecamel.application.wanted.Database.Transaction;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Closes events, and keeps each closed one until it was told. */
@Singleton
public final class Outbox {

    /** What is told of an event. */
    public enum Kind {
        /** It has its outcome. */
        CLOSED,
        /** The training that it led to has ended. */
        TRAINED
    }

    /** An event that has to be told, and how often that has failed. */
    public record Notification(long seq, Kind kind, int attempts, StoredEvent event) {}

    /** One row. */
    public record Row(long seq, long eventSeq, Kind kind, int attempts) {}

    private final Database database;

    Outbox(Database database) {
        this.database = database;
    }

    void add(Transaction transaction, List<Long> eventSeqs, Kind kind) {
        if (eventSeqs.isEmpty()) {
            return;
        }
        var batch = transaction
                .sql()
                .prepareBatch(
                        "insert into notification (event_seq, kind, due_at, attempts) values (:event, :kind, :now, 0)");
        eventSeqs.forEach(seq -> batch.bind("event", seq)
                .bind("kind", kind)
                .bind("now", transaction.now())
                .add());
        batch.execute();
    }

    /** Writes the outcome, unless there is one. */
    void close(Transaction transaction, long eventSeq, Outcome outcome, @Nullable String reason) {
        close(transaction, List.of(eventSeq), outcome, reason);
    }

    /** Writes the same outcome of several events, of each unless there is one. */
    void close(Transaction transaction, List<Long> eventSeqs, Outcome outcome, @Nullable String reason) {
        if (eventSeqs.isEmpty()) {
            return;
        }
        var batch = transaction
                .sql()
                .prepareBatch(
                        """
                        update event set outcome = :outcome, reason = :reason, closed_at = :now
                        where seq = :seq and outcome is null""");
        eventSeqs.forEach(seq -> batch.bind("outcome", outcome)
                .bind("reason", reason)
                .bind("now", transaction.now())
                .bind("seq", seq)
                .add());
        var closed = batch.execute();
        add(
                transaction,
                IntStream.range(0, closed.length)
                        .filter(index -> closed[index] == 1)
                        .mapToObj(eventSeqs::get)
                        .toList(),
                Kind.CLOSED);
    }

    /** Writes how the awaited training of the event's model ended, once. */
    void trained(Transaction transaction, long eventSeq, String status) {
        var written = transaction
                        .sql()
                        .createUpdate(
                                """
                                update event set training = :status, training_ended_at = :now
                                where seq = :seq and training is null and outcome is not null""")
                        .bind("status", status)
                        .bind("now", transaction.now())
                        .bind("seq", eventSeq)
                        .execute()
                == 1;
        if (written) {
            add(transaction, List.of(eventSeq), Kind.TRAINED);
        }
    }

    /**
     * Forgets those that were told, and takes what is to be told now, for some time: if it is neither told nor put off by
     * then, it is due again.
     */
    public List<Notification> claim(List<Notification> told, int most, Duration lease) {
        return database.inTransaction(transaction -> {
            forget(transaction, told);
            var rows = transaction
                    .sql()
                    .createQuery(
                            "select seq, event_seq, kind, attempts from notification where due_at <= current_timestamp"
                                    + " order by due_at, seq limit :most" + database.skipLocked())
                    .bind("most", most)
                    .map((row, context) ->
                            new Row(row.getLong(1), row.getLong(2), Kind.valueOf(row.getString(3)), row.getInt(4)))
                    .list();
            return rows.isEmpty() ? List.<Notification>of() : claimed(transaction, rows, lease);
        });
    }

    private static List<Notification> claimed(Transaction transaction, List<Row> rows, Duration lease) {
        transaction
                .sql()
                .createUpdate("update notification set due_at = :due where seq in (<seqs>)")
                .bind("due", transaction.now().plus(lease))
                .bindList("seqs", Database.listed(rows.stream().map(Row::seq).toList()))
                .execute();
        var events = transaction
                .sql()
                .createQuery("select * from event where seq in (<seqs>)")
                .bindList(
                        "seqs", Database.listed(rows.stream().map(Row::eventSeq).toList()))
                .mapTo(StoredEvent.class)
                .stream()
                .collect(Collectors.toMap(StoredEvent::seq, Function.identity()));
        return rows.stream()
                .map(row -> new Notification(
                        row.seq(), row.kind(), row.attempts(), Objects.requireNonNull(events.get(row.eventSeq()))))
                .toList();
    }

    private static void forget(Transaction transaction, List<Notification> told) {
        if (!told.isEmpty()) {
            transaction
                    .sql()
                    .createUpdate("delete from notification where seq in (<seqs>)")
                    .bindList(
                            "seqs",
                            Database.listed(told.stream().map(Notification::seq).toList()))
                    .execute();
        }
    }

    /** It could not be told. */
    public void failed(Notification notification, Duration delay) {
        database.inTransaction(transaction -> {
            postpone(transaction, notification.seq(), notification.attempts() + 1, delay);
            return notification;
        });
    }

    private static void postpone(Transaction transaction, long seq, int attempts, Duration delay) {
        transaction
                .sql()
                .createUpdate("update notification set due_at = :due, attempts = :attempts where seq = :seq")
                .bind("due", transaction.now().plus(delay))
                .bind("attempts", attempts)
                .bind("seq", seq)
                .execute();
    }
}

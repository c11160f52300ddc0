package io.github.coherecamel.application.file;

import io.github.coherecamel.application.file.ArrivalId.Named;
import io.github.coherecamel.application.wanted.Database;
import io.github.coherecamel.application.wanted.Outcome;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** The files that are on their way, as the database knows them, and all SQL about them. */
@Singleton
final class Arrivals {

    private static final RowMapper<Arrival> ROW = ConstructorMapper.of(Arrival.class);

    /** What became of the event of a file. */
    record Closed(
            long eventSeq, String eventId, String id, Outcome outcome, @Nullable String reason, Instant closedAt) {

        /** Returns what a person is told beside the file; null if all is well. */
        @Nullable
        String reasonFor(Arrival arrival) {
            return outcome != Outcome.REJECTED
                    ? null
                    : """
                    %s

                    %s was meant for model %s (event %d, rejected at %s). Dropped again it counts as new: the model goes
                    to it, also if it has had newer files since.
                    """
                            .formatted(reason, arrival.name(), arrival.modelId(), eventSeq, closedAt);
        }
    }

    /** The files that are neither uploaded nor rejected yet, of all inboxes, and how long the first has been waiting. */
    record Waiting(long files, Duration longest) {}

    private final Database database;

    Arrivals(Database database) {
        this.database = database;
    }

    Instant now() {
        return database.inTransaction(Database.Transaction::now);
    }

    Waiting waiting() {
        return database.inTransaction(transaction -> transaction
                .sql()
                .createQuery("select count(*), min(arrived_at) from arrival where event_seq is null")
                .map((row, context) -> new Waiting(
                        row.getLong(1),
                        row.getTimestamp(2) == null
                                ? Duration.ZERO
                                : Duration.between(row.getTimestamp(2).toInstant(), transaction.now())))
                .one());
    }

    /** Returns those of the files that are known to be of the inbox. */
    Map<Named, Arrival> known(String inbox, List<Named> files) {
        var known = new HashMap<Named, Arrival>();
        for (var piece : Database.pieces(files)) {
            var ids = piece.stream().map(file -> file.id().text()).toList();
            database.inTransaction(transaction -> transaction
                            .sql()
                            .createQuery("select * from arrival where inbox = :inbox and id in (<ids>)")
                            .bind("inbox", inbox)
                            .bindList("ids", Database.listed(ids))
                            .map(ROW)
                            .list())
                    .forEach(arrival -> known.put(arrival.file(), arrival));
        }
        return known;
    }

    /** Writes down a file, unless it is known already: then, only the inbox has another name, since that one was lost. */
    void add(Arrival arrival) {
        database.inTransaction(transaction -> {
            var moved = transaction
                    .sql()
                    .createUpdate("update arrival set inbox = :inbox where id = :id")
                    .bind("inbox", arrival.inbox())
                    .bind("id", arrival.id())
                    .execute();
            return moved > 0 ? moved : insert(transaction, arrival);
        });
    }

    private static int insert(Database.Transaction transaction, Arrival arrival) {
        return transaction
                .sql()
                .createUpdate(
                        """
                        insert into arrival (id, inbox, name, model_id, type, arrived_at, stamp, attempts)
                        values (:id, :inbox, :name, :modelId, :type, :arrivedAt, :stamp, :attempts)""")
                .bind("id", arrival.id())
                .bind("inbox", arrival.inbox())
                .bind("name", arrival.name())
                .bind("modelId", arrival.modelId())
                .bind("type", arrival.type())
                .bind("arrivedAt", arrival.arrivedAt())
                .bind("stamp", arrival.stamp())
                .bind("attempts", arrival.attempts())
                .execute();
    }

    Optional<Arrival> find(String id) {
        return database.inTransaction(transaction -> transaction
                .sql()
                .createQuery("select * from arrival where id = :id")
                .bind("id", id)
                .map(ROW)
                .findOne());
    }

    /**
     * Returns of each model the file whose turn it is: the one that failed least, of these the first that came.
     *
     * @param after the model after which to begin, in the order of their ids
     * @param most as many models
     */
    List<Arrival> next(String inbox, String after, int most) {
        return database.inTransaction(transaction -> {
            var next = new ArrayList<Arrival>();
            var first = firstBehind(transaction, inbox, after);
            while (first.isPresent()) {
                next.add(first.get());
                first = next.size() == most
                        ? Optional.empty()
                        : firstBehind(transaction, inbox, first.get().modelId());
            }
            return next;
        });
    }

    /** Returns of a model the file whose turn it is. */
    Optional<Arrival> next(String inbox, String model) {
        return database.inTransaction(transaction -> first(transaction, inbox, "model_id = :model", model));
    }

    /** Not by {@code >}: H2 would look at all rows of that model. No id of a model has such a character. */
    private static Optional<Arrival> firstBehind(Database.Transaction transaction, String inbox, String model) {
        return first(transaction, inbox, "model_id >= :model", model + '\u0001');
    }

    /** In the order of an index, so no other row is looked at. */
    private static Optional<Arrival> first(
            Database.Transaction transaction, String inbox, String condition, String model) {
        return transaction
                .sql()
                .createQuery(
                        """
                        select * from arrival where inbox = :inbox and event_seq is null and %s
                        order by inbox, event_seq, model_id, attempts, id limit 1"""
                                .formatted(condition))
                .bind("inbox", inbox)
                .bind("model", model)
                .map(ROW)
                .findOne();
    }

    /** Returns the files whose events have their outcome. */
    List<Closed> closed(String inbox) {
        return closed(inbox, 1, Long.MAX_VALUE);
    }

    /** Returns the file of an event, if that has its outcome. */
    List<Closed> closed(String inbox, long eventSeq) {
        return closed(inbox, eventSeq, eventSeq);
    }

    private List<Closed> closed(String inbox, long from, long to) {
        return database.inTransaction(transaction -> transaction
                .sql()
                .createQuery(
                        """
                        select arrival.event_seq, event.id as event_id, arrival.id, event.outcome, event.reason, event.closed_at from arrival
                            join event on event.seq = arrival.event_seq
                        where arrival.inbox = :inbox and arrival.event_seq between :from and :to
                            and event.outcome is not null
                        order by arrival.id""")
                .bind("inbox", inbox)
                .bind("from", from)
                .bind("to", to)
                .map(ConstructorMapper.of(Closed.class))
                .list());
    }

    /** Returns the number of an event, if it is written down. */
    Optional<Long> event(String source, String id) {
        return database.inTransaction(transaction -> transaction
                .sql()
                .createQuery("select seq from event where source = :source and id = :id")
                .bind("source", source)
                .bind("id", id)
                .mapTo(Long.class)
                .findOne());
    }

    void isFor(Arrival arrival, Purpose purpose) {
        update(
                "update arrival set model_id = :modelId, type = :type where id = :id",
                Map.of("modelId", purpose.modelId(), "type", purpose.type(), "id", arrival.id()));
    }

    /** It failed for now, and others of its model come first. */
    void failed(Arrival arrival, String reason) {
        update(
                "update arrival set attempts = attempts + 1, reason = :reason where id = :id",
                Map.of("reason", reason, "id", arrival.id()));
    }

    /** It is not what it was when it was looked at before. */
    void changed(Arrival arrival, Stamp stamp) {
        update(
                "update arrival set attempts = attempts + 1, reason = :reason, stamp = :stamp where id = :id",
                Map.of("reason", "it is being written", "stamp", stamp.text(), "id", arrival.id()));
    }

    /** It has become an event; whatever happens now, it is not uploaded again. */
    void accepted(Arrival arrival, long eventSeq) {
        update(
                "update arrival set event_seq = :eventSeq, reason = null where id = :id",
                Map.of("eventSeq", eventSeq, "id", arrival.id()));
    }

    void remove(String id) {
        update("delete from arrival where id = :id", Map.of("id", id));
    }

    private void update(String sql, Map<String, ?> values) {
        database.inTransaction(transaction ->
                transaction.sql().createUpdate(sql).bindMap(values).execute());
    }
}

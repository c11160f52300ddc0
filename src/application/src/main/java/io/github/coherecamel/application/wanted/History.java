package io.github.coherecamel.application.wanted;

import io.github.coherecamel.application.wanted.Database.Transaction;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** Reads what happened to a model: its events, attempts, and what people did, the newest first. */
@Singleton
public final class History {

    private static final RowMapper<StoredEvent> EVENT = ConstructorMapper.of(StoredEvent.class);
    private static final RowMapper<StoredAttempt> ATTEMPT = ConstructorMapper.of(StoredAttempt.class);
    private static final RowMapper<StoredAction> ACTION = ConstructorMapper.of(StoredAction.class);
    private static final int ATTEMPTS_OF_AN_EVENT = 100;

    /** As in {@link EventViews}, so that the index is what is read. */
    private static final String OF_MODEL =
            """
             where model_id = any(array[cast(:model as varchar)]) and model_id between :model and :model and seq < :before
            order by model_id desc, seq desc limit :rows""";

    private static final String EVENTS =
            """
            select seq, source, id, model_id, dataset_id, happened_at, received_at, null as payload, outcome, reason,
                closed_at, training, training_ended_at
            from event"""
                    + OF_MODEL;

    private static final String ATTEMPTS = "select * from attempt" + OF_MODEL;
    private static final String ACTIONS = "select * from action" + OF_MODEL;

    /** One of the three. */
    public record Entry(
            Instant at, @Nullable StoredEvent event, @Nullable StoredAttempt attempt, @Nullable StoredAction action) {}

    /** The last of each that was shown. */
    public record Position(long event, long attempt, long action) {

        static final Position NEWEST = new Position(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);

        Position after(Entry entry) {
            return new Position(
                    entry.event() == null ? event : entry.event().seq(),
                    entry.attempt() == null ? attempt : entry.attempt().seq(),
                    entry.action() == null ? action : entry.action().seq());
        }
    }

    private final Database database;

    History(Database database) {
        this.database = database;
    }

    /** @param after null to begin with the newest */
    public Page<Entry> page(String modelId, @Nullable Position after, int limit) {
        var position = after == null ? Position.NEWEST : after;
        // As many of each as may be shown of it, and one to know whether there are more.
        var read = database.inTransaction(transaction -> read(transaction, modelId, position, limit + 1));
        var shown = new ArrayList<Entry>();
        var last = position;
        while (true) {
            var newest = read.stream()
                    .filter(entries -> !entries.isEmpty())
                    .max(Comparator.comparing(entries -> entries.element().at()));
            if (newest.isEmpty() || shown.size() == limit) {
                return new Page<>(
                        shown, newest.isEmpty() ? null : last.event() + "." + last.attempt() + "." + last.action());
            }
            var entry = newest.get().remove();
            last = last.after(entry);
            shown.add(entry);
        }
    }

    private static List<Deque<Entry>> read(Transaction transaction, String modelId, Position position, int rows) {
        return List.of(
                query(
                        transaction,
                        EVENTS,
                        modelId,
                        position.event(),
                        rows,
                        EVENT,
                        event -> new Entry(event.receivedAt(), event, null, null)),
                query(
                        transaction,
                        ATTEMPTS,
                        modelId,
                        position.attempt(),
                        rows,
                        ATTEMPT,
                        attempt -> new Entry(attempt.endedAt(), null, attempt, null)),
                query(
                        transaction,
                        ACTIONS,
                        modelId,
                        position.action(),
                        rows,
                        ACTION,
                        action -> new Entry(action.at(), null, null, action)));
    }

    private static <T> Deque<Entry> query(
            Transaction transaction,
            String sql,
            String modelId,
            long before,
            int rows,
            RowMapper<T> mapper,
            Function<T, Entry> entry) {
        return transaction
                .sql()
                .createQuery(sql)
                .bind("model", modelId)
                .bind("before", before)
                .bind("rows", rows)
                .map(mapper)
                .stream()
                .map(entry)
                .collect(Collectors.toCollection(ArrayDeque::new));
    }

    /** Returns the last attempts that were made for an event, the newest first. */
    public List<StoredAttempt> attempts(long eventSeq) {
        return database.inTransaction(transaction -> transaction
                .sql()
                .createQuery(
                        """
                        select * from attempt where event_seq = :event
                        order by event_seq desc, seq desc limit :most""")
                .bind("event", eventSeq)
                .bind("most", ATTEMPTS_OF_AN_EVENT)
                .map(ATTEMPT)
                .list());
    }
}

package io.github.coherecamel.application.wanted;

import io.github.coherecamel.application.wanted.Database.Transaction;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads events for people, the newest first. However many there are, a page takes the same time. */
@Singleton
public final class EventViews {

    private static final NumbersOfTimes RECEIVED = new NumbersOfTimes("event", "received_at");

    private static final int MOST_SOURCES = 20;

    /** All but the payload. */
    private static final String SHOWN =
            """
            select seq, source, id, model_id, dataset_id, happened_at, received_at, null as payload, outcome, reason,
                closed_at, training, training_ended_at
            from event\
            """;

    private static final String COLUMNS = SHOWN + " where seq between :first and :last";

    private static final String ALL = COLUMNS + " order by seq desc limit :rows";
    private static final String OPEN = COLUMNS + " and outcome is null order by outcome desc, seq desc limit :rows";

    /**
     * PostgreSQL would go through the whole table for a value that it believes to be frequent, if it knew that there is only
     * one: then the order by number alone would do. It does not see that through an array; and H2 needs the bounds to begin
     * at the right row.
     */
    private static final String KEYED = COLUMNS
            + """
             and <column> = any(array[cast(:key as varchar)]) and <column> between :key and :key
            order by <column> desc, seq desc limit :rows""";

    private final Database database;

    EventViews(Database database) {
        this.database = database;
    }

    /**
     * Those whose ids begin with the text that is looked for come first.
     *
     * @param after the last one that was shown; null to begin with the newest
     */
    public Page<StoredEvent> page(EventFilter filter, @Nullable Long after, int limit) {
        var rows = Page.rows(filter.isIndexed(), limit);
        return database.inTransaction(transaction -> {
            var named = IdPrefix.find(
                    transaction, StoredEvent.class, SHOWN, filter.text(), limit, filter::matches, StoredEvent::id);
            var range = RECEIVED.between(transaction, filter.since(), filter.until());
            return IdPrefix.before(
                    named,
                    after == null,
                    limit,
                    EventViews::key,
                    (most, isOther) -> Page.of(
                            query(transaction, filter, after == null ? range : range.before(after), rows),
                            rows,
                            most,
                            isOther.and(filter::matches),
                            EventViews::key));
        });
    }

    /** An id is unique only with its source. */
    private static String key(StoredEvent event) {
        return String.valueOf(event.seq());
    }

    private static List<StoredEvent> query(
            Transaction transaction, EventFilter filter, NumbersOfTimes.Range range, int rows) {
        var column = filter.modelId() != null
                ? "model_id"
                : filter.source() != null ? "source" : filter.outcome() != null ? "outcome" : null;
        var query = transaction.sql().createQuery(column != null ? KEYED : filter.open() ? OPEN : ALL);
        if (column != null) {
            var key = filter.modelId() != null
                    ? filter.modelId()
                    : filter.source() != null ? filter.source() : String.valueOf(filter.outcome());
            query.define("column", column).bind("key", key);
        }
        return query.bind("first", range.first())
                .bind("last", range.last())
                .bind("rows", rows)
                .mapTo(StoredEvent.class)
                .list();
    }

    /** Returns the event of this source or, if that is null, those of any: an id is unique only with its source. */
    public List<StoredEvent> find(String id, @Nullable String source) {
        return database.inTransaction(transaction -> transaction
                .sql()
                .createQuery(
                        """
                        select * from event where id = :id and source = coalesce(cast(:source as varchar(512)), source)
                        order by source limit :most""")
                .bind("id", id)
                .bind("source", source)
                .bind("most", MOST_SOURCES)
                .mapTo(StoredEvent.class)
                .list());
    }

    /** Returns those of these numbers, by their numbers and without what came in. */
    public Map<Long, StoredEvent> named(List<Long> seqs) {
        return seqs.isEmpty()
                ? Map.of()
                : database
                        .inTransaction(transaction -> transaction
                                .sql()
                                .createQuery(SHOWN + " where seq in (<seqs>)")
                                .bindList("seqs", seqs)
                                .mapTo(StoredEvent.class)
                                .list())
                        .stream()
                        .collect(Collectors.toMap(StoredEvent::seq, Function.identity()));
    }

    public StoredEvent get(long seq) {
        return Objects.requireNonNull(database.inTransaction(transaction -> transaction
                .sql()
                .createQuery("select * from event where seq = :seq")
                .bind("seq", seq)
                .mapTo(StoredEvent.class)
                .one()));
    }
}

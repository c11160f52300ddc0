package io.github.coherecamel.application.wanted;

import io.github.coherecamel.application.wanted.Database.Transaction;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads events for people, the newest first. However many there are, a page takes the same time. */
@Singleton
public final class EventViews {

    /** Events that may have been received in another order than they are numbered in: those written at the same time. */
    private static final int AT_ONCE = 1000;

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

    /** @param after the last one that was shown; null to begin with the newest */
    public Page<StoredEvent> page(EventFilter filter, @Nullable Long after, int limit) {
        var rows = Page.rows(filter.isIndexed(), limit);
        var found = database.inTransaction(transaction -> {
            var first = filter.since() == null ? 0 : first(transaction, filter.since());
            var last = filter.until() == null ? Long.MAX_VALUE : last(transaction, filter.until());
            return query(transaction, filter, first, after == null ? last : Math.min(last, after - 1), rows);
        });
        return Page.of(found, rows, limit, filter::matches, event -> String.valueOf(event.seq()));
    }

    private static List<StoredEvent> query(
            Transaction transaction, EventFilter filter, long first, long last, int rows) {
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
        return query.bind("first", first)
                .bind("last", last)
                .bind("rows", rows)
                .mapTo(StoredEvent.class)
                .list();
    }

    /** The lowest number of those received since then. */
    private static long first(Transaction transaction, Instant since) {
        return transaction
                .sql()
                .createQuery(
                        """
                        select min(seq) from (select seq from event where received_at >= :since
                            order by received_at limit :most) received""")
                .bind("since", since)
                .bind("most", AT_ONCE)
                .mapTo(Long.class)
                .findOne()
                .orElse(Long.MAX_VALUE);
    }

    /** The highest number of those received until then. */
    private static long last(Transaction transaction, Instant until) {
        return transaction
                .sql()
                .createQuery(
                        """
                        select max(seq) from (select seq from event where received_at < :until
                            order by received_at desc limit :most) received""")
                .bind("until", until)
                .bind("most", AT_ONCE)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
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

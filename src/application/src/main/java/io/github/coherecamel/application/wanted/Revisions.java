package io.github.coherecamel.application.wanted;

import io.github.coherecamel.application.wanted.Database.Transaction;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads how far everything is, whoever has changed it: a few rows by index, however many there are.
 *
 * <p>The newest number would not do. Rows may be committed in another order than they were numbered in, so it is the newest
 * numbers together: they differ also if one comes late among them.
 */
@Singleton
public final class Revisions {

    /** Far more than can be written at the same time. */
    private static final int NEWEST = 200;

    private static final String NUMBERS =
            "select coalesce(sum(seq), 0) from (select seq from <table> order by seq desc limit :most) newest";

    private static final String STATES = "select id, since, name from model order by since desc limit :most";

    /**
     * All of them in one statement, however many are listened to. The newest event is found as in {@link EventViews}, so that
     * the index is what is read; one that is stale when it comes changes nothing of its model.
     */
    private static final String MODELS =
            """
            select model.*, (select seq from event
                where model_id = any(array[model.id]) and model_id between model.id and model.id
                order by model_id desc, seq desc limit 1) as newest_event
            from model where id in (<ids>)""";

    /** How far a model is of which nothing is wanted. */
    private static final String UNKNOWN = "0";

    private final Database database;
    private final List<Unstored> unstored;

    Revisions(Database database, @All List<Unstored> unstored) {
        this.database = database;
        this.unstored = unstored;
    }

    /** How far everything is. */
    public Revision read() {
        return database.inTransaction(transaction -> revision(
                numbers(transaction, "event"),
                numbers(transaction, "attempt"),
                numbers(transaction, "action"),
                states(transaction),
                all(transaction)));
    }

    /** How far each of these models is, and what concerns all. Whatever else changes is not seen. */
    public Map<String, Revision> read(Collection<String> models) {
        if (models.isEmpty()) {
            return Map.of();
        }
        return database.inTransaction(transaction -> {
            var all = all(transaction);
            var states = models(transaction, models);
            return models.stream()
                    .distinct()
                    .collect(Collectors.toMap(
                            Function.identity(), model -> revision(all, states.getOrDefault(model, UNKNOWN))));
        });
    }

    private static Revision revision(Object... parts) {
        return new Revision(Arrays.stream(parts).map(String::valueOf).collect(Collectors.joining(".")));
    }

    /** Each attempt and action changes a row. Its text has no constants, which each process has another number for. */
    private static Map<String, String> models(Transaction transaction, Collection<String> ids) {
        return transaction
                .sql()
                .createQuery(MODELS)
                .bindList("ids", Database.listed(ids))
                .map((row, context) -> Map.entry(
                        row.getString("id"), Rows.model(row).toString().hashCode() + "." + row.getLong("newest_event")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static long numbers(Transaction transaction, String table) {
        return transaction
                .sql()
                .createQuery(NUMBERS)
                .define("table", table)
                .bind("most", NEWEST)
                .mapTo(Long.class)
                .one();
    }

    private static long states(Transaction transaction) {
        return transaction
                .sql()
                .createQuery(STATES)
                .bind("most", NEWEST)
                .map((row, context) ->
                        Objects.hash(row.getString(1), row.getTimestamp(2).toInstant(), row.getString(3)))
                .stream()
                .mapToLong(Integer::longValue)
                .sum();
    }

    /** What concerns all. */
    private int all(Transaction transaction) {
        var beside = unstored.stream().map(one -> String.valueOf(one.state())).toList();
        return Objects.hash(control(transaction), beside);
    }

    private static int control(Transaction transaction) {
        return transaction
                .sql()
                .createQuery("select control.*, current_timestamp as read_at from control where id = 1")
                .mapTo(Control.class)
                .map(control -> Objects.hash(
                        // Not the constant, which each process has another number for.
                        String.valueOf(control.holdCategory()),
                        control.holdReason(),
                        control.heldBy(),
                        control.heldAt(),
                        control.notBefore()))
                .one();
    }
}

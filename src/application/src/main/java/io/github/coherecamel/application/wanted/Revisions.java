package io.github.coherecamel.application.wanted;

import io.github.coherecamel.application.wanted.Database.Transaction;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Collection;
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

    private static final String STATES = "select id, since from model order by since desc limit :most";

    /** As in {@link EventViews}, so that the index is what is read. */
    private static final String NEWEST_EVENT =
            """
            select seq from event
            where model_id = any(array[cast(:model as varchar)]) and model_id between :model and :model
            order by model_id desc, seq desc limit 1""";

    private final Database database;

    Revisions(Database database) {
        this.database = database;
    }

    /** How far everything is. */
    public Revision read() {
        return database.inTransaction(transaction -> revision(
                numbers(transaction, "event"),
                numbers(transaction, "attempt"),
                numbers(transaction, "action"),
                states(transaction),
                control(transaction)));
    }

    /** How far each of these models is, and what concerns all. Whatever else changes is not seen. */
    public Map<String, Revision> read(Collection<String> models) {
        if (models.isEmpty()) {
            return Map.of();
        }
        return database.inTransaction(transaction -> {
            var control = control(transaction);
            return models.stream()
                    .distinct()
                    .collect(Collectors.toMap(
                            Function.identity(),
                            model -> revision(control, row(transaction, model), newestEvent(transaction, model))));
        });
    }

    private static Revision revision(Object... parts) {
        return new Revision(Arrays.stream(parts).map(String::valueOf).collect(Collectors.joining(".")));
    }

    /** Each attempt and action changes it. Its text has no constants, which each process has another number for. */
    private static int row(Transaction transaction, String model) {
        return transaction
                .sql()
                .createQuery("select * from model where id = :model")
                .bind("model", model)
                .mapTo(Model.class)
                .findOne()
                .map(read -> read.toString().hashCode())
                .orElse(0);
    }

    /** One that is stale when it comes changes nothing of its model. */
    private static long newestEvent(Transaction transaction, String model) {
        return transaction
                .sql()
                .createQuery(NEWEST_EVENT)
                .bind("model", model)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
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
                        Objects.hash(row.getString(1), row.getTimestamp(2).toInstant()))
                .stream()
                .mapToLong(Integer::longValue)
                .sum();
    }

    private static long control(Transaction transaction) {
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

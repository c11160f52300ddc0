package io.github.coherecamel.application.wanted;

import io.github.coherecamel.application.wanted.Database.Transaction;
import jakarta.inject.Singleton;
import java.util.Objects;

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

    private final Database database;

    Revisions(Database database) {
        this.database = database;
    }

    public Revision read() {
        return database.inTransaction(transaction -> new Revision(
                numbers(transaction, "event"),
                numbers(transaction, "attempt"),
                numbers(transaction, "action"),
                states(transaction),
                control(transaction)));
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

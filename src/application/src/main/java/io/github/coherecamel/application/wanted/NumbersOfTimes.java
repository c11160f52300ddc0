package io.github.coherecamel.application.wanted;

import io.github.coherecamel.application.wanted.Database.Transaction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Between which numbers the rows of a time are, by the index of their times.
 *
 * @param column which says when each was written
 */
record NumbersOfTimes(String table, String column) {

    /** Rows that may have been written in another order than they are numbered in: those written at the same time. */
    private static final int AT_ONCE = 1000;

    /** Others may be among them, but none is missing. */
    record Range(long first, long last) {

        Range before(long number) {
            return new Range(first, Math.min(last, number - 1));
        }
    }

    /** Returns those since then, and before then; null is no limit. */
    Range between(Transaction transaction, @Nullable Instant since, @Nullable Instant until) {
        return new Range(
                since == null ? 0 : first(transaction, since),
                until == null ? Long.MAX_VALUE : last(transaction, until));
    }

    private long first(Transaction transaction, Instant since) {
        return transaction
                .sql()
                .createQuery(
                        """
                        select min(seq) from (select seq from <table> where <column> >= :since
                            order by <column> limit :most) written""")
                .define("table", table)
                .define("column", column)
                .bind("since", since)
                .bind("most", AT_ONCE)
                .mapTo(Long.class)
                .findOne()
                .orElse(Long.MAX_VALUE);
    }

    private long last(Transaction transaction, Instant until) {
        return transaction
                .sql()
                .createQuery(
                        """
                        select max(seq) from (select seq from <table> where <column> < :until
                            order by <column> desc limit :most) written""")
                .define("table", table)
                .define("column", column)
                .bind("until", until)
                .bind("most", AT_ONCE)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }
}

package io.github.coherecamel.application.wanted;

import static java.util.Comparator.comparing;

import io.github.coherecamel.application.Remembered;
import io.github.coherecamel.application.Ticker;
import io.github.coherecamel.application.wanted.Database.Transaction;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Counts models by their state. It counts no further than to a limit, and at most once a second however many ask. */
@Singleton
public final class ModelCounts {

    /** Models of one health that are counted, at most. */
    public static final int MOST = 100_000;

    /** One statement, as only that sees all models at one moment. */
    private static final String COUNT = Arrays.stream(Health.values())
            .map(health -> "(select health, sync from model where health = '%s' limit :most)".formatted(health))
            .collect(Collectors.joining(
                    " union all ",
                    "select health, sync, count(*), sum(count(*)) over (partition by health) from (",
                    ") counted group by health, sync"));

    private static final Duration FRESH = Duration.ofSeconds(1);

    /** @param exact whether they are all of this health; else there are more than could be counted */
    public record Count(Sync sync, Health health, long models, boolean exact) {}

    /**
     * All states in which there are models.
     *
     * @param due models that somebody may work on now
     * @param oldestDueAt since when the first of them waits; null if none does
     */
    public record Counts(List<Count> counts, long due, @Nullable Instant oldestDueAt, Instant countedAt) {}

    private final Remembered<Counts> counts;

    ModelCounts(Database database, Ticker ticker) {
        this.counts = new Remembered<>(() -> database.inTransaction(ModelCounts::count), FRESH, ticker);
    }

    public Counts read() {
        return counts.get();
    }

    private static Counts count(Transaction transaction) {
        var counts = transaction
                .sql()
                .createQuery(COUNT)
                .bind("most", MOST)
                .map((row, context) -> new Count(
                        Sync.valueOf(row.getString(2)),
                        Health.valueOf(row.getString(1)),
                        row.getLong(3),
                        row.getLong(4) < MOST))
                .stream()
                .sorted(comparing(Count::health).thenComparing(Count::sync))
                .toList();
        return transaction
                .sql()
                .createQuery("select count(*), min(due_at) from (select due_at from model where " + Model.IS_DUE
                        + " order by due_at limit :most) counted")
                .bind("most", MOST)
                .map((row, context) -> new Counts(
                        counts,
                        row.getLong(1),
                        row.getTimestamp(2) == null ? null : row.getTimestamp(2).toInstant(),
                        transaction.now()))
                .one();
    }
}

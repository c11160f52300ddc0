package io.github.coherecamel.application.wanted;

import io.github.coherecamel.application.ControllerConfig;
import io.github.coherecamel.application.wanted.Database.Transaction;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Knows how far ahead each time can be that the controller writes down to come back to something. One that is further was
 * written while the clock was ahead, and would be waited for until the clock gets there.
 */
@Singleton
public final class Timers {

    private static final Logger LOG = Logger.getLogger("cohere.clock");

    /** What is written down may be read by a node whose settings differ a little, and by a clock that was set a little. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    /** SQL: whether there is a time that is too far ahead. */
    static final String ARE_AHEAD =
            """
            (exists (select 1 from model where due_at > current_timestamp + cast(:model as int) * interval '1' second)
                or exists (select 1 from notification
                    where due_at > current_timestamp + cast(:notification as int) * interval '1' second)
                or probe_at > current_timestamp + cast(:probe as int) * interval '1' second
                or not_before > current_timestamp + cast(:pause as int) * interval '1' second
                or drift_at > current_timestamp + cast(:drift as int) * interval '1' second
                or purge_at > current_timestamp + cast(:purge as int) * interval '1' second)""";

    private final Database database;
    private final Duration ofModels;
    private final Duration ofNotifications;
    private final Duration ofProbes;
    private final Duration ofDrift;
    private final Duration lease;
    private final AtomicLong askedSeconds = new AtomicLong();

    Timers(Database database, ControllerConfig config) {
        this.database = database;
        var reconcile = config.reconcile();
        this.lease = reconcile.lease();
        this.ofProbes = config.hold().probeInterval();
        this.ofDrift = config.drift().interval().multipliedBy(2);
        this.ofNotifications = sum(config.notifications().lease(), reconcile.firstDelay(), reconcile.maxDelay());
        // All that can be added, so that whatever it is of these, it is less.
        this.ofModels = sum(
                // What is suspect is looked at again after two leases.
                lease,
                lease,
                reconcile.firstDelay(),
                reconcile.maxDelay(),
                reconcile.validationInterval(),
                reconcile.trainingInterval(),
                ofProbes);
    }

    /** The API wants to be asked again only then, however far ahead that is. */
    public void asked(Duration retryAfter) {
        askedSeconds.accumulateAndGet(retryAfter.toSeconds() + 1, Math::max);
    }

    /** What {@link #ARE_AHEAD} asks for, in seconds. */
    Limits limits() {
        var asked = Duration.ofSeconds(askedSeconds.get());
        return new Limits(
                seconds(ofModels.plus(asked)),
                seconds(ofNotifications),
                seconds(ofProbes),
                seconds(asked),
                seconds(ofDrift),
                seconds(Retention.INTERVAL));
    }

    /** How far ahead each can be, in seconds. */
    public record Limits(long model, long notification, long probe, long pause, long drift, long purge) {}

    /**
     * Makes due now, once, what is due too far ahead. Whoever works on a model may go on, and has a whole lease for it. Returns how many
     * there were.
     */
    public int putRight() {
        var limits = limits();
        int changed = database.inTransaction(transaction -> execute(
                        transaction,
                        limits.model(),
                        "update model set due_at = :now where due_at > :limit and owner is null")
                + execute(
                        transaction,
                        limits.model(),
                        "update model set due_at = :lease where due_at > :limit and owner is not null")
                + execute(
                        transaction,
                        limits.notification(),
                        "update notification set due_at = :now where due_at > :limit")
                + execute(transaction, limits.probe(), "update control set probe_at = :now where probe_at > :limit")
                + execute(transaction, limits.pause(), "update control set not_before = null where not_before > :limit")
                + execute(transaction, limits.drift(), "update control set drift_at = :now where drift_at > :limit")
                + execute(transaction, limits.purge(), "update control set purge_at = :now where purge_at > :limit"));
        if (changed > 0) {
            LOG.warnf(
                    "CLOCK: %d times that were written down are further ahead than any that is written, so the clock was"
                            + " ahead and has been set back. What waits for them is due now",
                    changed);
        }
        return changed;
    }

    private int execute(Transaction transaction, long seconds, String sql) {
        return transaction
                .sql()
                .createUpdate(sql)
                .bind("now", transaction.now())
                .bind("lease", transaction.now().plus(lease))
                .bind("limit", transaction.now().plusSeconds(seconds))
                .execute();
    }

    private static Duration sum(Duration... durations) {
        return Stream.of(durations).reduce(Duration.ZERO, Duration::plus);
    }

    private static long seconds(Duration longest) {
        return Math.min(Integer.MAX_VALUE, longest.plus(MARGIN).toSeconds());
    }
}

package io.github.coherecamel.application.hold;

import io.github.coherecamel.application.ControllerConfig;
import io.github.coherecamel.application.wanted.Audit;
import io.github.coherecamel.application.wanted.Category;
import io.github.coherecamel.application.wanted.Control;
import io.github.coherecamel.application.wanted.Database;
import io.github.coherecamel.application.wanted.DueSignal;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Whether anything is reconciled at all, for all processes that share the database. */
@Singleton
public final class Holds {

    private static final Logger LOG = Logger.getLogger("cohere.hold");

    private final Database database;
    private final DueSignal due;
    private final String seenBy;
    private final Duration probeInterval;
    private final OwnHold own;
    private final boolean alone;

    Holds(
            Database database,
            DueSignal due,
            ControllerConfig config,
            OwnHold own,
            @ConfigProperty(name = "quarkus.datasource.h2.active") boolean alone) {
        this.database = database;
        this.due = due;
        this.probeInterval = config.hold().probeInterval();
        this.own = own;
        this.alone = alone;
        this.seenBy = alone ? "" : " (seen by node " + config.node() + ")";
    }

    public Control read() {
        return database.inTransaction(transaction -> transaction
                .sql()
                .createQuery("select control.*, current_timestamp as read_at from control where id = 1")
                .mapTo(Control.class)
                .one());
    }

    /**
     * Stops everything because of what a call has told, until it is found to work again. What may be so for this process alone
     * stops this one until it has found so itself, and the others until one of them has looked, which it does at once.
     */
    public void hold(Category category, String why) {
        if (alone || !OwnHold.isFor(category)) {
            hold(category, why, null, probeInterval);
        } else if (own.begin(category, why)) {
            LOG.errorf(
                    "HOLD of this node (%s): %s. It begins nothing until a call of its own works; the others go on if theirs do. %s",
                    category, why, remedy(category));
            if (!hold(category, why, null, Duration.ZERO)) {
                letOthersLook(category);
            }
        }
    }

    /** Whoever has just looked was another one that cannot work. */
    private void letOthersLook(Category category) {
        database.inTransaction(transaction -> transaction
                .sql()
                .createUpdate(
                        """
                        update control set probe_at = :now
                        where id = 1 and held_by is null and hold_category = :category and probe_at > :now""")
                .bind("category", category)
                .bind("now", transaction.now())
                .execute());
    }

    /** A call of this process has worked, whatever had stopped it. */
    public void works() {
        if (own.end()) {
            LOG.info("RESUMED: calls of this node work again");
        }
    }

    /** Returns why this process is not to call the API now, but to see whether that works again; null if it may. */
    public @Nullable String refusal() {
        var control = read();
        if (control.isHolding()) {
            return "the API is not asked while everything is held: " + control.holdReason();
        }
        var why = own.why();
        if (why != null) {
            return "the API is not asked while this node is held: " + why.reason();
        }
        var notBefore = control.notBefore();
        return notBefore != null && notBefore.isAfter(control.readAt())
                ? "the API wants no calls before " + notBefore
                : null;
    }

    /**
     * Stops everything, unless it is stopped already by a person.
     *
     * @param by null if the controller does so itself
     * @param probeIn when to look whether it works again; null if only a person may resume
     * @return whether it was not stopped for this before
     */
    public boolean hold(Category category, String why, @Nullable String by, @Nullable Duration probeIn) {
        // What stops all may be the fault of one node, such as its key.
        var reason = by == null ? why + seenBy : why;
        var begun = database.inTransaction(transaction -> {
            var changed = transaction
                            .sql()
                            .createUpdate(
                                    """
                                    update control set hold_category = :category, hold_reason = :reason, held_by = :by,
                                        held_at = :now, probe_at = :probeAt
                                    where id = 1 and (hold_category is null or hold_category <> :category)
                                        and (held_by is null or :byPerson)""")
                            .bind("category", category)
                            .bind("reason", reason)
                            .bind("by", by)
                            .bind("byPerson", by != null)
                            .bind("now", transaction.now())
                            .bind(
                                    "probeAt",
                                    probeIn == null ? null : transaction.now().plus(probeIn))
                            .execute()
                    == 1;
            if (changed && by != null) {
                Audit.write(transaction, by, "hold", null, reason);
            }
            return changed;
        });
        if (begun) {
            LOG.logf(
                    by == null ? Logger.Level.ERROR : Logger.Level.WARN,
                    "HOLD (%s): %s. Nothing is rejected: events are accepted, and wait. %s",
                    category,
                    reason,
                    remedy(category));
        }
        return begun;
    }

    /** What a person can do about it. */
    public static String remedy(Category category) {
        return switch (category) {
            case CREDENTIALS ->
                "If the reason is a certificate or a proxy, mend that. Set CO_API_KEY to a key that works, and start"
                        + " again.";
            case PERMISSION -> "Let the key's owner give it the permission, or set CO_API_KEY to another.";
            case QUOTA -> "Raise the quota, or wait until it is renewed.";
            case RETIRED -> "Set CO_API_URL to a deployment that offers fine-tuning.";
            default -> "A person resumes it: POST /resume.";
        };
    }

    /**
     * Goes on. Returns whether it was stopped. A person's hold is only ended by a person.
     *
     * @param why for the log
     */
    public boolean resume(boolean byPerson, String why) {
        return resume(byPerson, null, why);
    }

    /** Goes on because a person says so. Returns whether it was stopped. */
    public boolean resumeBy(String person) {
        own.end();
        return resume(true, person, person + " says so");
    }

    private boolean resume(boolean byPerson, @Nullable String audited, String why) {
        var resumed = database.inTransaction(transaction -> {
            var changed = transaction
                            .sql()
                            .createUpdate(
                                    """
                                    update control set hold_category = null, hold_reason = null, held_by = null,
                                        held_at = null, probe_at = null
                                    where id = 1 and hold_category is not null and (held_by is null or :byPerson)""")
                            .bind("byPerson", byPerson)
                            .execute()
                    == 1;
            if (changed && audited != null) {
                Audit.write(transaction, audited, "resume", null, null);
            }
            return changed;
        });
        if (resumed) {
            LOG.infof("RESUMED: %s", why);
        }
        due.wake();
        return resumed;
    }

    /** Takes the turn to look whether it works again, if it is time. Only one process gets it. */
    public boolean takeProbe(Duration interval) {
        return database.inTransaction(transaction -> transaction
                        .sql()
                        .createUpdate("update control set probe_at = :next where id = 1 and probe_at <= :now")
                        .bind("next", transaction.now().plus(interval))
                        .bind("now", transaction.now())
                        .execute()
                == 1);
    }

    /** The API wants no calls at all for a time. */
    public void pause(Duration duration) {
        database.inTransaction(transaction -> transaction
                .sql()
                .createUpdate(
                        """
                        update control set not_before = :until
                        where id = 1 and (not_before is null or not_before < :until)""")
                .bind("until", transaction.now().plus(duration))
                .execute());
    }
}

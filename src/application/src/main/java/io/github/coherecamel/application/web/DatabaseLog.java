package io.github.coherecamel.application.web;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Says that the database fails: once a minute, however many requests that concerns, and without what they hold. */
final class DatabaseLog {

    private static final Logger LOG = Logger.getLogger(DatabaseLog.class);
    private static final long PAUSE = TimeUnit.MINUTES.toNanos(1);

    private static final AtomicLong saidAt = new AtomicLong(System.nanoTime() - PAUSE);

    private DatabaseLog() {}

    static void write(Throwable failure) {
        var last = saidAt.get();
        var now = System.nanoTime();
        if (now - last >= PAUSE && saidAt.compareAndSet(last, now)) {
            LOG.warnf("The database takes no events, so they are answered with 503 until it does: %s", reason(failure));
        }
    }

    /** The library's own message quotes the statement with all that is in it. */
    static String reason(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return "%s (SQLSTATE %s)"
                        .formatted(
                                String.valueOf(sql.getMessage())
                                        .lines()
                                        .findFirst()
                                        .orElse(""),
                                sql.getSQLState());
            }
        }
        return failure.getClass().getSimpleName();
    }
}

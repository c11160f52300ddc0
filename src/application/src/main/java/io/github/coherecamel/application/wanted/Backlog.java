package io.github.coherecamel.application.wanted;

import io.github.coherecamel.application.ControllerConfig;
import io.github.coherecamel.application.Ticker;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** How many models wait for their turn. It is counted at most once a second, however many ask. */
@Singleton
public final class Backlog {

    private static final long FRESH = TimeUnit.SECONDS.toNanos(1);

    private final Database database;
    private final int limit;
    private final Ticker ticker;
    private final AtomicLong countedAt;
    private volatile boolean full;

    Backlog(Database database, ControllerConfig config, Ticker ticker) {
        this.database = database;
        this.limit = config.backlogLimit();
        this.ticker = ticker;
        this.countedAt = new AtomicLong(ticker.getAsLong() - FRESH);
    }

    public int limit() {
        return limit;
    }

    /** Returns whether there are as many as there may be. */
    public boolean isFull() {
        var last = countedAt.get();
        var now = ticker.getAsLong();
        if (now - last >= FRESH && countedAt.compareAndSet(last, now)) {
            full = count() >= limit;
        }
        return full;
    }

    /** Counts no further than to the limit. */
    private int count() {
        return database.inTransaction(transaction -> transaction
                .sql()
                .createQuery("select count(*) from (select id from model where " + Model.IS_DUE + " limit :limit) due")
                .bind("limit", limit)
                .mapTo(Integer.class)
                .one());
    }
}

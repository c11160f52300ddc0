package io.github.coherecamel.application.wanted;

import io.github.coherecamel.application.ControllerConfig;
import io.github.coherecamel.application.Remembered;
import io.github.coherecamel.application.Ticker;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How many models wait for their turn. It is counted at most once a second, however many ask. */
@Singleton
public final class Backlog {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Database database;
    private final int limit;
    private final Remembered<Boolean> full;

    Backlog(Database database, ControllerConfig config, Ticker ticker) {
        this.database = database;
        this.limit = config.backlogLimit();
        this.full = new Remembered<>(() -> count() >= limit, FRESH, ticker);
    }

    public int limit() {
        return limit;
    }

    /** Returns whether there are as many as there may be. */
    public boolean isFull() {
        return full.get();
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

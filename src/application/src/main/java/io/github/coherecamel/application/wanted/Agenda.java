package io.github.coherecamel.application.wanted;

import jakarta.inject.Singleton;

/** Whether there is anything to do, asked by one statement: somebody who is idle asks for nothing else. */
@Singleton
public final class Agenda {

    private static final String LOOK =
            """
            select control.*, current_timestamp as read_at,
                exists (select 1 from model where %s) as models_due,
                exists (select 1 from notification where due_at <= current_timestamp) as notifications_due,
                %s as ahead
            from control where id = 1"""
                    .formatted(Model.IS_DUE, Timers.ARE_AHEAD);

    private final Database database;
    private final Timers timers;
    private final DatabaseClock clock;

    Agenda(Database database, Timers timers, DatabaseClock clock) {
        this.clock = clock;
        this.database = database;
        this.timers = timers;
    }

    /**
     * What there was to do at a moment.
     *
     * @param models whether a model is due
     * @param notifications whether a closed event has to be told
     * @param ahead whether something is due so far ahead that it was written by a clock that was wrong
     */
    public record Due(Control control, boolean models, boolean notifications, boolean ahead) {}

    public Due look() {
        return clock.set(this::read, due -> due.control().readAt());
    }

    private Due read() {
        return database.inTransaction(transaction -> transaction
                .sql()
                .createQuery(LOOK)
                .bindMethods(timers.limits())
                .map((row, context) -> new Due(
                        context.findRowMapperFor(Control.class).orElseThrow().map(row, context),
                        row.getBoolean("models_due"),
                        row.getBoolean("notifications_due"),
                        // Null if there is nothing to compare, such as no probe.
                        row.getBoolean("ahead")))
                .one());
    }
}

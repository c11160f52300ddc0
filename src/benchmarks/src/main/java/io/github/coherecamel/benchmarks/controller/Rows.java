package io.github.coherecamel.benchmarks.controller;

import java.sql.Connection;
import java.sql.SQLException;

/** Fills a database that an application has made, while none has it, with models and events as they become with time. */
final class Rows {

    private final Store store;

    Rows(Store store) {
        this.store = store;
    }

    /** Adds models {@code m-0} and on that are as wanted and were so by many events; does nothing that is there already. */
    void settled(int models, int events) throws SQLException {
        try (var connection = store.connect()) {
            connection.setAutoCommit(false);
            var there = highest(connection);
            execute(
                    connection,
                    """
                    insert into event (seq, source, id, model_id, dataset_id, happened_at, received_at, outcome, reason,
                        closed_at)
                    select %1$d + n, '/events', 'settled-' || (%1$d + n), 'm-' || mod(n, %2$d), 'd-0', current_timestamp,
                        current_timestamp, case when n > %3$d - %2$d then 'APPLIED' else 'SUPERSEDED' end, null,
                        current_timestamp
                    from %4$s"""
                            .formatted(there, models, events, store.numbers(events)));
            execute(
                    connection,
                    """
                    insert into model (id, dataset_id, event_seq, wanted_at, generation, observed_generation,
                        actual_dataset_id, actual_status, actual_at, listed_at, sync, health, since, attempts,
                        maybe_written, paused, due_at, claim)
                    select model_id, 'd-0', max(seq), current_timestamp, count(*), count(*),
                        'd-0', 'STATUS_READY', current_timestamp, current_timestamp, 'SYNCED', 'HEALTHY', current_timestamp,
                        0, false, false, cast(null as timestamp with time zone), count(*)
                    from event where seq > %d and not exists (select 1 from model where model.id = event.model_id)
                    group by model_id"""
                            .formatted(there));
            moveOn(connection);
            connection.commit();
        }
    }

    /** Adds models that are all due, each for an open event of its own. */
    void due(String prefix, int models) throws SQLException {
        try (var connection = store.connect()) {
            connection.setAutoCommit(false);
            var there = highest(connection);
            execute(
                    connection,
                    """
                    insert into event (seq, source, id, model_id, dataset_id, happened_at, received_at)
                    select %1$d + n, '/events', '%2$s' || n, '%2$s' || n, 'd-' || (%1$d + n), current_timestamp,
                        current_timestamp
                    from %3$s"""
                            .formatted(there, prefix, store.numbers(models)));
            execute(
                    connection,
                    """
                    insert into model (id, dataset_id, event_seq, wanted_at, generation, sync, health, since, attempts,
                        maybe_written, paused, due_at, claim)
                    select model_id, dataset_id, seq, happened_at, 1, 'UNKNOWN', 'PROGRESSING', happened_at, 0,
                        false, false, happened_at, 0
                    from event where seq > %d"""
                            .formatted(there));
            moveOn(connection);
            connection.commit();
        }
    }

    /** Puts the next check for drift off. */
    void driftAfter(long seconds) throws SQLException {
        try (var connection = store.connect()) {
            execute(
                    connection,
                    "update control set drift_at = current_timestamp + interval '%d' second".formatted(seconds));
        }
    }

    private static long highest(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("select coalesce(max(seq), 0) from event")) {
            result.next();
            return result.getLong(1);
        }
    }

    /** Goes on with the numbers that were not given by the database. */
    private static void moveOn(Connection connection) throws SQLException {
        execute(connection, "alter table event alter column seq restart with " + (highest(connection) + 1));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

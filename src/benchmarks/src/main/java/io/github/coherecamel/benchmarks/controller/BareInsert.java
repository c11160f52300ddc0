package io.github.coherecamel.benchmarks.controller;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The least that makes an event durable: one row, in a transaction of its own. */
final class BareInsert implements Crew.Doing {

    private final Store store;
    private final Connection connection;
    private final PreparedStatement insert;

    BareInsert(Store store) throws SQLException {
        this.store = store;
        connection = store.connectAside();
        insert = connection.prepareStatement(
                "insert into bare (id, source, model_id, dataset_id, received_at) values (?, ?, ?, ?, current_timestamp)");
    }

    static void prepare(Store store) throws SQLException {
        try (var connection = store.connectAside();
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    create table if not exists bare (id varchar(256) primary key, source varchar(512), model_id varchar(128),
                        dataset_id varchar(128), received_at timestamp with time zone)""");
            statement.execute("truncate table bare");
        }
    }

    @Override
    public void once(long number) throws SQLException {
        insert.setString(1, "e-" + number);
        insert.setString(2, "/events");
        insert.setString(3, "m-" + number % 1000);
        insert.setString(4, "d-" + number);
        insert.executeUpdate();
        store.force(connection);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

package io.github.coherecamel.application.proof;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** What the application has written down, read from its database. */
record Books(String url, String user) {

    /** What became of each event, by its key; empty if it is open. */
    Map<String, String> outcomes() throws SQLException {
        try (var connection = DriverManager.getConnection(url, user, "");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select source, id, coalesce(outcome, '') from event")) {
            var outcomes = new HashMap<String, String>();
            while (rows.next()) {
                outcomes.put(PlannedEvent.key(rows.getString(1), rows.getString(2)), rows.getString(3));
            }
            return outcomes;
        }
    }
}

package io.github.coherecamel.application.wanted;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * How rows of the tables are read. Jdbi could find that out by reflection, but does so anew for each query, which took a
 * fifth of the whole application's time.
 */
final class Rows {

    private final ResultSet row;

    private Rows(ResultSet row) {
        this.row = row;
    }

    static void registerWith(Jdbi jdbi) {
        jdbi.registerRowMapper(Model.class, (ResultSet row, StatementContext context) -> model(row));
        jdbi.registerRowMapper(StoredEvent.class, (ResultSet row, StatementContext context) -> new Rows(row).event());
        jdbi.registerRowMapper(Control.class, (ResultSet row, StatementContext context) -> new Rows(row).control());
    }

    static Model model(ResultSet row) throws SQLException {
        return new Rows(row).model();
    }

    private Model model() throws SQLException {
        return new Model(
                text("id"),
                textOrNull("name"),
                text("dataset_id"),
                row.getLong("event_seq"),
                time("wanted_at"),
                row.getLong("generation"),
                numberOrNull("observed_generation"),
                textOrNull("actual_dataset_id"),
                textOrNull("actual_status"),
                timeOrNull("actual_at"),
                Sync.valueOf(text("sync")),
                Health.valueOf(text("health")),
                time("since"),
                oneOrNull(Category.class, "category"),
                textOrNull("reason"),
                row.getInt("attempts"),
                row.getBoolean("maybe_written"),
                row.getBoolean("paused"),
                timeOrNull("due_at"),
                row.getLong("claim"),
                textOrNull("owner"),
                numberOrNull("claimed_event_seq"),
                timeOrNull("suspect_until"));
    }

    private StoredEvent event() throws SQLException {
        return new StoredEvent(
                row.getLong("seq"),
                text("source"),
                text("id"),
                textOrNull("model_id"),
                textOrNull("dataset_id"),
                time("happened_at"),
                time("received_at"),
                textOrNull("payload"),
                oneOrNull(Outcome.class, "outcome"),
                textOrNull("reason"),
                timeOrNull("closed_at"),
                textOrNull("training"),
                timeOrNull("training_ended_at"));
    }

    private Control control() throws SQLException {
        return new Control(
                oneOrNull(Category.class, "hold_category"),
                textOrNull("hold_reason"),
                textOrNull("held_by"),
                timeOrNull("held_at"),
                timeOrNull("probe_at"),
                timeOrNull("not_before"),
                row.getDouble("tokens"),
                time("tokens_at"),
                time("drift_at"),
                time("purge_at"),
                time("read_at"));
    }

    private String text(String column) throws SQLException {
        return Objects.requireNonNull(textOrNull(column));
    }

    private @Nullable String textOrNull(String column) throws SQLException {
        return row.getString(column);
    }

    private @Nullable Long numberOrNull(String column) throws SQLException {
        return row.getObject(column, Long.class);
    }

    private Instant time(String column) throws SQLException {
        return Objects.requireNonNull(timeOrNull(column));
    }

    private @Nullable Instant timeOrNull(String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private <E extends Enum<E>> @Nullable E oneOrNull(Class<E> type, String column) throws SQLException {
        var name = textOrNull(column);
        return name == null ? null : Enum.valueOf(type, name);
    }
}

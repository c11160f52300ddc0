package io.github.coherecamel.application.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.github.coherecamel.application.wanted.Database;
import io.github.coherecamel.application.wanted.Database.Transaction;
import io.github.coherecamel.application.wanted.Model;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the trainings that were looked at: the API may have the measurements of the last one only. Of each model the
 * newest are kept, and none for longer than events are.
 */
@Singleton
public final class KeptRuns {

    private static final TypeReference<List<Measurement>> MEASUREMENTS = new TypeReference<>() {};
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private static final String READ =
            """
            select began_at, ended_at, status, dataset_id, steps from training_run
            where model_id = :model order by began_at""";
    private static final String CHANGE =
            """
            update training_run set ended_at = :endedAt, status = :status, dataset_id = :dataset, steps = :steps,
                kept_at = :now
            where model_id = :model and began_at = :beganAt""";
    private static final String ADD =
            """
            insert into training_run (model_id, began_at, ended_at, status, dataset_id, steps, kept_at)
            values (:model, :beganAt, :endedAt, :status, :dataset, :steps, :now)""";
    private static final String FORGET = "delete from training_run where model_id = :model and began_at < :oldest";

    private final Database database;

    KeptRuns(Database database) {
        this.database = database;
    }

    List<Run> read(String modelId) {
        return database.inTransaction(transaction -> read(transaction, modelId));
    }

    /** Writes down what is new in what the API told, and returns all that is known. */
    Training keep(String modelId, List<StatusChange> statuses, List<Run> told) {
        return database.inTransaction(transaction -> {
            var kept = read(transaction, modelId);
            var joined = WrittenDatasets.in(
                    transaction, modelId, Runs.joined(withDataset(transaction, modelId, told), kept));
            joined.stream().filter(run -> !kept.contains(run)).forEach(run -> write(transaction, modelId, run));
            if (joined.size() == Runs.MOST_RUNS) {
                forget(transaction, modelId, joined.get(0).beganAt());
            }
            return new Training(modelId, transaction.now(), null, statuses, joined);
        });
    }

    /** The dataset is known of the last one only, and only if it was read since that has begun. */
    private static List<Run> withDataset(Transaction transaction, String modelId, List<Run> told) {
        if (told.isEmpty()) {
            return told;
        }
        var last = told.get(told.size() - 1);
        var dataset = transaction
                .sql()
                .createQuery("select * from model where id = :model")
                .bind("model", modelId)
                .mapTo(Model.class)
                .findOne()
                .filter(model -> model.actualAt() != null && !model.actualAt().isBefore(last.beganAt()))
                .map(Model::actualDatasetId)
                .orElse(null);
        var runs = new ArrayList<>(told);
        runs.set(told.size() - 1, last.on(dataset));
        return runs;
    }

    private static List<Run> read(Transaction transaction, String modelId) {
        return transaction
                .sql()
                .createQuery(READ)
                .bind("model", modelId)
                .map((row, context) -> run(row))
                .list();
    }

    private static Run run(ResultSet row) throws SQLException {
        return new Run(
                row.getTimestamp("began_at").toInstant(),
                instant(row, "ended_at"),
                row.getString("status"),
                row.getString("dataset_id"),
                measurements(row.getString("steps")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    private static void write(Transaction transaction, String modelId, Run run) {
        if (execute(transaction, CHANGE, modelId, run) == 0) {
            execute(transaction, ADD, modelId, run);
        }
    }

    private static int execute(Transaction transaction, String sql, String modelId, Run run) {
        return transaction
                .sql()
                .createUpdate(sql)
                .bind("model", modelId)
                .bind("beganAt", run.beganAt())
                .bind("endedAt", run.endedAt())
                .bind("status", run.status())
                .bind("dataset", run.datasetId())
                .bind("steps", text(run.steps()))
                .bind("now", transaction.now())
                .execute();
    }

    private static void forget(Transaction transaction, String modelId, Instant oldest) {
        transaction
                .sql()
                .createUpdate(FORGET)
                .bind("model", modelId)
                .bind("oldest", oldest)
                .execute();
    }

    private static String text(List<Measurement> steps) {
        try {
            return JSON.writeValueAsString(steps);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Measurements could not be written", e);
        }
    }

    private static List<Measurement> measurements(String text) {
        try {
            return JSON.readValue(text, MEASUREMENTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Measurements could not be read", e);
        }
    }
}

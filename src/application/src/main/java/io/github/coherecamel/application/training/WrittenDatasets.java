package io.github.coherecamel.application.training;

import io.github.coherecamel.application.wanted.Database.Transaction;
import io.github.coherecamel.application.wanted.Verdict;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which dataset the controller gave to a model when: a training that began while it was given is on that one. So it is known
 * also of a training that nobody looked at before the next one took its place.
 */
final class WrittenDatasets {

    private static final int MOST_ATTEMPTS = 200;

    /** As in {@code History}, so that the index is what is read. */
    private static final String READ =
            """
            select a.started_at, a.ended_at, a.outcome, e.dataset_id from (
                select event_seq, started_at, ended_at, outcome from attempt
                where model_id = any(array[cast(:model as varchar)]) and model_id between :model and :model
                order by model_id desc, seq desc limit :rows) a
            join event e on e.seq = a.event_seq""";

    private record Written(Instant begin, Instant end, boolean updated, String dataset) {

        boolean includes(Instant time) {
            return !time.isBefore(begin) && !time.isAfter(end);
        }
    }

    private WrittenDatasets() {}

    /** Returns the runs with their datasets, as far as these are known for certain. */
    static List<Run> in(Transaction transaction, String modelId, List<Run> runs) {
        if (runs.stream().noneMatch(run -> run.datasetId() == null)) {
            return runs;
        }
        var attempts = transaction
                .sql()
                .createQuery(READ)
                .bind("model", modelId)
                .bind("rows", MOST_ATTEMPTS)
                .map((row, context) -> new Written(
                        row.getTimestamp("started_at").toInstant(),
                        row.getTimestamp("ended_at").toInstant(),
                        row.getString("outcome").equals(Verdict.Result.UPDATED.name()),
                        row.getString("dataset_id")))
                .list();
        return runs.stream()
                .map(run -> run.datasetId() == null ? run.on(dataset(attempts, runs, run)) : run)
                .toList();
    }

    /** Nobody else wrote meanwhile, and nothing else began. */
    private static @Nullable String dataset(List<Written> attempts, List<Run> runs, Run run) {
        var during = attempts.stream()
                .filter(attempt -> attempt.includes(run.beganAt()))
                .toList();
        if (during.size() != 1 || !during.get(0).updated()) {
            return null;
        }
        var attempt = during.get(0);
        var begun = runs.stream().filter(one -> attempt.includes(one.beganAt())).count();
        return begun == 1 ? attempt.dataset() : null;
    }
}

package io.github.coherecamel.simulator.operation;

import io.github.coherecamel.simulator.call.Answer;
import io.github.coherecamel.simulator.call.Call;
import io.github.coherecamel.simulator.call.Json;
import io.github.coherecamel.simulator.call.Problem;
import io.github.coherecamel.simulator.call.Query;
import io.github.coherecamel.simulator.state.Dataset;
import io.github.coherecamel.simulator.state.DatasetStatus;
import io.github.coherecamel.simulator.state.World;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * {@code GET /v1/datasets}. The order and the default limit are documented nowhere: here it is oldest first, without a
 * limit unless one is given. {@code before} and {@code after} do not include the instant itself.
 */
public final class ListDatasets implements Operation {
    @Override
    public Answer answer(Call call, World world) {
        var query = call.query();
        var offset = query.wholeNumber("offset", 0);
        var limit = query.wholeNumber("limit", Integer.MAX_VALUE);
        var now = world.now();
        var wanted = filter(query, now);
        var page = world.datasets(shelf ->
                shelf.all().stream().filter(wanted).skip(offset).limit(limit).toList());
        var body = Json.object();
        var array = body.putArray("datasets");
        page.forEach(dataset -> array.add(DatasetView.of(dataset, now)));
        return Answer.json(body);
    }

    private static Predicate<Dataset> filter(Query query, Instant now) {
        var type = query.text("datasetType");
        var status = query.text("validationStatus");
        if (!status.isEmpty() && !DatasetStatus.ALL.contains(status)) {
            throw Problem.badRequest("invalid validationStatus: '" + status + "'");
        }
        Optional<Instant> before = query.time("before");
        Optional<Instant> after = query.time("after");
        return dataset -> (type.isEmpty() || dataset.type().equals(type))
                && (status.isEmpty() || dataset.status(now).equals(status))
                && before.map(dataset.createdAt()::isBefore).orElse(true)
                && after.map(dataset.createdAt()::isAfter).orElse(true);
    }
}

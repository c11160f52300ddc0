package io.github.coherecamel.simulator.operation;

import io.github.coherecamel.simulator.call.Answer;
import io.github.coherecamel.simulator.call.Call;
import io.github.coherecamel.simulator.call.Json;
import io.github.coherecamel.simulator.call.Problem;
import io.github.coherecamel.simulator.call.Query;
import io.github.coherecamel.simulator.call.UploadedFile;
import io.github.coherecamel.simulator.state.DatasetStatus;
import io.github.coherecamel.simulator.state.Timeline;
import io.github.coherecamel.simulator.state.World;
import io.github.coherecamel.simulator.validation.DatasetKind;
import io.github.coherecamel.simulator.validation.DatasetValidation;
import io.github.coherecamel.simulator.validation.UploadOptions;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code POST /v1/datasets}: metadata in the query, files in the body. The files are judged before the answer; what
 * was found shows when the clock says that validation is over.
 */
public final class CreateDataset implements Operation {
    private static final int MAX_NAME_LENGTH = 49;
    private static final Set<String> PARTS = Set.of("data", "eval_data");

    @Override
    public Answer answer(Call call, World world) {
        var query = call.query();
        var name = name(query);
        var kind = kind(query);
        var options = options(query, kind);
        var data = part(call, "data").orElseThrow(() -> Problem.badRequest("missing file part 'data'"));
        var evalData = part(call, "eval_data");
        var bytes = data.size() + evalData.map(UploadedFile::size).orElse(0L);
        if (bytes > world.limits().datasetBytes()) {
            throw Problem.badRequest(
                    "dataset is too large: the limit is " + world.limits().datasetBytes() + " bytes");
        }
        var verdict = DatasetValidation.of(kind, options, data, evalData.orElse(null));
        var course = Timeline.course(
                world.now(),
                world.limits().validationTime(),
                World.USER,
                DatasetStatus.QUEUED,
                DatasetStatus.PROCESSING,
                verdict.valid() ? DatasetStatus.VALIDATED : DatasetStatus.FAILED);
        var dataset = world.addDataset(name, kind.name(), bytes, course, verdict.findings());
        return Answer.json(Json.object().put("id", dataset.id()));
    }

    @Override
    public boolean takesFiles() {
        return true;
    }

    private static String name(Query query) {
        var name = query.text("name");
        if (name.isBlank()) {
            throw Problem.badRequest("name is required");
        }
        if (name.codePointCount(0, name.length()) > MAX_NAME_LENGTH) {
            throw Problem.badRequest("name is too long: it must have fewer than 50 characters");
        }
        return name;
    }

    private static DatasetKind kind(Query query) {
        var type = query.text("type");
        if (type.isBlank()) {
            throw Problem.badRequest("type is required");
        }
        var kind = DatasetKind.of(type);
        if (kind == null) {
            throw Problem.badRequest("invalid dataset type: '" + type + "'");
        }
        return kind;
    }

    private static UploadOptions options(Query query, DatasetKind kind) {
        query.flag("keep_original_file");
        var delimiter = query.text("csv_delimiter");
        if (delimiter.length() > 1) {
            throw Problem.badRequest("invalid csv_delimiter: it must be exactly one character");
        }
        return new UploadOptions(
                query.flag("skip_malformed_input"),
                kind.keepsFields() ? query.all("keep_fields") : List.of(),
                kind.keepsFields() ? query.all("optional_fields") : List.of(),
                delimiter.isEmpty() ? ',' : delimiter.charAt(0),
                query.text("text_separator"));
    }

    private static Optional<UploadedFile> part(Call call, String name) {
        var found = Optional.<UploadedFile>empty();
        for (var file : call.files()) {
            if (!PARTS.contains(file.part())) {
                throw Problem.badRequest("unexpected part '" + file.part() + "': expected data or eval_data");
            }
            if (file.part().equals(name) && !file.fileName().isEmpty()) {
                found = Optional.of(file);
            }
        }
        return found;
    }
}

package io.github.coherecamel.application.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.coherecamel.application.PercentEncoding;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows how the trainings of a model went. */
@Command(
        name = "training",
        description = "Show how the trainings of a model went: its runs, by what they measured last.")
final class TrainingCommand extends ApiCommand {

    @Parameters(paramLabel = "MODEL", description = "Its id.")
    private String id = "";

    @Override
    JsonNode ask(Api api) {
        return api.get("/models/" + PercentEncoding.of(id) + "/training", Map.of());
    }

    @Override
    void print(JsonNode answer, PrintWriter out) {
        Fields.print(out, answer, "model_id", "read_at", "reason");
        out.println();
        var statuses = new Table("AT", "STATUS");
        answer.path("statuses").forEach(change -> statuses.add(change, "at", "status"));
        statuses.print(out);
        out.println();
        var runs = new Table("BEGAN", "ENDED", "STATUS", "DATASET", "STEP", "LOSS", "ACCURACY");
        answer.path("runs").forEach(run -> {
            var steps = run.path("steps");
            var last = steps.path(steps.size() - 1);
            runs.add(List.of(
                    Table.text(run, "began_at"),
                    Table.text(run, "ended_at"),
                    Table.text(run, "status"),
                    Table.text(run, "dataset_id"),
                    Table.text(last, "step"),
                    Table.text(last.path("metrics"), "cross_entropy"),
                    Table.text(last.path("metrics"), "accuracy")));
        });
        runs.print(out);
    }
}

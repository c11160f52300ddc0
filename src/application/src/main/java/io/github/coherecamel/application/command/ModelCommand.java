package io.github.coherecamel.application.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.coherecamel.application.PercentEncoding;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows a model. */
@Command(name = "model", description = "Show a model, and what happened to it.")
final class ModelCommand extends ApiCommand {

    @Parameters(paramLabel = "MODEL", description = "Its id.")
    private String id = "";

    @Mixin
    private final Paging paging = new Paging();

    @Override
    JsonNode ask(Api api) {
        return api.get("/models/" + PercentEncoding.of(id), paging.query());
    }

    @Override
    void print(JsonNode answer, PrintWriter out) {
        Fields.print(
                out,
                answer,
                "id",
                "name",
                "sync",
                "health",
                "since",
                "wanted",
                "wanted_at",
                "actual",
                "actual_at",
                "status",
                "category",
                "reason",
                "attempts",
                "due",
                "node",
                "generation",
                "observed_generation");
        out.println();
        var table = new Table("AT", "WHAT", "", "DETAIL");
        answer.at("/history/items").forEach(entry -> table.add(row(entry)));
        table.print(out);
        if (answer.at("/history").hasNonNull("next")) {
            out.printf(
                    "There may be more: --after %s%n",
                    answer.at("/history/next").asText());
        }
    }

    private static List<String> row(JsonNode entry) {
        var at = Table.text(entry, "at");
        if (entry.has("event")) {
            var event = entry.get("event");
            var outcome = Table.text(event, "outcome");
            return List.of(
                    at,
                    "event",
                    outcome.isEmpty() ? "OPEN" : outcome,
                    joined(event, "dataset_id", "source", "id", "reason"));
        }
        return entry.has("attempt")
                ? List.of(
                        at,
                        "attempt",
                        Table.text(entry.get("attempt"), "result"),
                        joined(entry.get("attempt"), "category", "message", "difference"))
                : List.of(
                        at,
                        "action",
                        Table.text(entry.path("action"), "what"),
                        joined(entry.path("action"), "who", "detail"));
    }

    private static String joined(JsonNode object, String... names) {
        return Stream.of(names)
                .map(name -> Table.text(object, name))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }
}

package io.github.coherecamel.application.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists events. */
@Command(name = "events", description = "List events, the newest first.")
final class EventsCommand extends ApiCommand {

    @Option(
            names = "--outcome",
            paramLabel = "OUTCOME",
            description = "OPEN, APPLIED, UNCHANGED, SUPERSEDED, STALE or REJECTED.")
    private @Nullable String outcome;

    @Option(names = "--model", paramLabel = "MODEL", description = "Of this model.")
    private @Nullable String model;

    @Option(names = "--source", paramLabel = "SOURCE", description = "From this source.")
    private @Nullable String source;

    @Option(names = "--text", paramLabel = "TEXT", description = "Somewhere in the id, the dataset's id or the reason.")
    private @Nullable String text;

    @Mixin
    private final Period received = new Period();

    @Mixin
    private final Paging paging = new Paging();

    @Override
    JsonNode ask(Api api) {
        var query = paging.query();
        received.addTo(query);
        query.put("outcome", outcome);
        query.put("model", model);
        query.put("source", source);
        query.put("text", text);
        return api.get("/events", query);
    }

    @Override
    void print(JsonNode answer, PrintWriter out) {
        var table = new Table("RECEIVED", "EVENT", "SOURCE", "MODEL", "DATASET", "OUTCOME", "REASON");
        answer.path("items")
                .forEach(event ->
                        table.add(event, "received_at", "id", "source", "model_id", "dataset_id", "outcome", "reason"));
        table.print(out);
    }
}

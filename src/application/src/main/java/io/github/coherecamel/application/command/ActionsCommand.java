package io.github.coherecamel.application.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists what people did. */
@Command(name = "actions", description = "List what people did, the newest first.")
final class ActionsCommand extends ApiCommand {

    @Option(names = "--model", paramLabel = "MODEL", description = "To this model.")
    private @Nullable String model;

    @Mixin
    private final Period done = new Period();

    @Mixin
    private final Paging paging = new Paging();

    @Override
    JsonNode ask(Api api) {
        var query = paging.query();
        done.addTo(query);
        query.put("model", model);
        return api.get("/actions", query);
    }

    @Override
    void print(JsonNode answer, PrintWriter out) {
        var table = new Table("AT", "WHO", "WHAT", "MODEL", "DETAIL");
        answer.path("items").forEach(action -> table.add(action, "at", "who", "what", "model_id", "detail"));
        table.print(out);
    }
}

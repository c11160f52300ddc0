package io.github.coherecamel.application.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Command;

/** How it goes with everything. */
@Command(name = "status", description = "Count models by sync and health, and say whether all is held.")
final class StatusCommand extends ApiCommand {

    @Override
    JsonNode ask(Api api) {
        return api.get("/status", Map.of());
    }

    @Override
    void print(JsonNode answer, PrintWriter out) {
        var table = new Table("SYNC", "HEALTH", "MODELS");
        answer.path("models").forEach(count -> table.add(count, "sync", "health", "count"));
        table.print(out);
        Fields.print(out, answer, "due", "oldest_due");
        HoldCommand.printHold(answer.path("hold"), out);
    }
}

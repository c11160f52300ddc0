package io.github.coherecamel.application.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Stops everything. */
@Command(
        name = "hold",
        description = "Stop all work on models, until somebody resumes it. Events are accepted, and wait.")
final class HoldCommand extends ApiCommand {

    @Option(names = "--reason", paramLabel = "TEXT", description = "What others are to know of it.")
    private @Nullable String reason;

    @Override
    JsonNode ask(Api api) {
        return api.post(
                "/hold",
                Map.of(),
                reason == null ? null : JsonNodeFactory.instance.objectNode().put("reason", reason));
    }

    @Override
    void print(JsonNode answer, PrintWriter out) {
        out.println(answer.path("changed").asBoolean() ? "changed: all is held" : "unchanged: it is held already");
        printHold(answer, out);
    }

    static void printHold(JsonNode hold, PrintWriter out) {
        out.printf("%-20s %s%n", "held", hold.path("holding").asBoolean() ? "yes" : "no");
        Fields.print(out, hold, "category", "reason", "remedy", "held_by", "held_at", "next_probe", "not_before");
    }
}

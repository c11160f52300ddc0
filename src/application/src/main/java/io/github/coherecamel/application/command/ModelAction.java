package io.github.coherecamel.application.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.coherecamel.application.PercentEncoding;
import java.io.PrintWriter;

/** A command that may change a model. */
abstract class ModelAction extends ApiCommand {

    static String path(String id, String action) {
        return "/models/" + PercentEncoding.of(id) + "/" + action;
    }

    @Override
    void print(JsonNode answer, PrintWriter out) {
        out.printf(
                "%s: %s%n",
                answer.path("changed").asBoolean() ? "changed" : "unchanged", Table.text(answer, "message"));
        Fields.print(out, answer.path("model"), "id", "sync", "health", "wanted", "actual", "reason");
    }
}

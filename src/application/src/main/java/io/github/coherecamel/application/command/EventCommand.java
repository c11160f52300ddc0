package io.github.coherecamel.application.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.coherecamel.application.PercentEncoding;
import java.io.PrintWriter;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows an event. */
@Command(name = "event", description = "Show an event, and the attempts to bring it about.")
final class EventCommand extends ApiCommand {

    @Parameters(paramLabel = "EVENT", description = "Its id.")
    private String id = "";

    @Option(names = "--source", paramLabel = "SOURCE", description = "Who sent it; needed if several did.")
    private @Nullable String source;

    @Override
    JsonNode ask(Api api) {
        return api.get("/events/" + PercentEncoding.of(id), Collections.singletonMap("source", source));
    }

    @Override
    void print(JsonNode answer, PrintWriter out) {
        Fields.print(
                out,
                answer,
                "id",
                "source",
                "model_id",
                "dataset_id",
                "time",
                "received_at",
                "outcome",
                "reason",
                "closed_at",
                "training",
                "payload");
        out.println();
        var table = new Table("ENDED", "RESULT", "CATEGORY", "NODE", "MESSAGE", "DIFFERENCE");
        answer.path("attempts")
                .forEach(attempt ->
                        table.add(attempt, "ended_at", "result", "category", "node", "message", "difference"));
        table.print(out);
    }
}

package io.github.coherecamel.application.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Goes on with a model that was paused, or with everything that was held. */
@Command(name = "resume", description = "Go on with a paused model or, without one, with everything that was held.")
final class ResumeCommand extends ModelAction {

    @Parameters(arity = "0..1", paramLabel = "MODEL", description = "Its id.")
    private @Nullable String id;

    @Override
    JsonNode ask(Api api) {
        return api.post(id == null ? "/resume" : path(id, "resume"), Map.of(), null);
    }

    @Override
    void print(JsonNode answer, PrintWriter out) {
        if (id != null) {
            super.print(answer, out);
        } else {
            out.println(answer.path("changed").asBoolean() ? "changed: it goes on" : "unchanged: nothing was held");
        }
    }
}

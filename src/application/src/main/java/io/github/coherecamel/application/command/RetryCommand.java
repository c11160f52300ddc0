package io.github.coherecamel.application.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.coherecamel.application.PercentEncoding;
import java.io.PrintWriter;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tries again. */
@Command(
        name = "retry",
        description = "Try a model or a rejected event again now, or all models that have one kind of trouble.")
final class RetryCommand extends ModelAction {

    /** One of the three. */
    private static final class Which {

        @Parameters(paramLabel = "MODEL", description = "Its id.")
        private @Nullable String id;

        @Option(
                names = "--reason",
                paramLabel = "CATEGORY",
                description = "All models of this category, such as UNAVAILABLE or DATASET.")
        private @Nullable String reason;

        @Option(names = "--event", paramLabel = "EVENT", description = "A rejected event, by its id.")
        private @Nullable String event;
    }

    @ArgGroup(multiplicity = "1")
    private Which which = new Which();

    @Option(names = "--source", paramLabel = "SOURCE", description = "Who sent the event; needed if several did.")
    private @Nullable String source;

    @Mixin
    private final Shown shown = new Shown();

    @Override
    JsonNode ask(Api api) {
        if (shown.isSaid() && which.id == null) {
            throw new Refusal(Refusal.USAGE, "--dataset is for one MODEL. An event says itself which dataset it wants");
        }
        if (which.event != null) {
            return api.post(
                    "/events/" + PercentEncoding.of(which.event) + "/retry",
                    Collections.singletonMap("source", source),
                    null);
        }
        if (which.id != null) {
            return api.post(path(which.id, "retry"), Map.of(), shown.body());
        }
        var changed = 0;
        var query = new HashMap<String, @Nullable String>();
        query.put("reason", which.reason);
        while (true) {
            var answer = api.post("/models/retry", query, null);
            changed += answer.path("changed").asInt();
            if (!answer.hasNonNull("next")) {
                return JsonNodeFactory.instance.objectNode().put("changed", changed);
            }
            query.put("after", answer.get("next").asText());
        }
    }

    @Override
    void print(JsonNode answer, PrintWriter out) {
        if (which.reason == null) {
            super.print(answer, out);
        } else {
            out.printf(
                    "changed: %d models are tried again%n",
                    answer.path("changed").asInt());
        }
    }
}

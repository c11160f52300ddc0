package io.github.coherecamel.application.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Wants nothing of a model any more. */
@Command(name = "forget", description = "Want nothing of a model any more, such as of one that was deleted.")
final class ForgetCommand extends ModelAction {

    @Parameters(paramLabel = "MODEL", description = "Its id.")
    private String id = "";

    @Override
    JsonNode ask(Api api) {
        return api.post(path(id, "forget"), Map.of(), null);
    }
}

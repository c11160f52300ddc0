package io.github.coherecamel.application.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lets nobody work on a model. */
@Command(name = "pause", description = "Let nobody work on a model. What events want is written down, and waits.")
final class PauseCommand extends ModelAction {

    @Parameters(paramLabel = "MODEL", description = "Its id.")
    private String id = "";

    @Override
    JsonNode ask(Api api) {
        return api.post(path(id, "pause"), Map.of(), null);
    }
}

package io.github.coherecamel.application.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Wants what is there. */
@Command(name = "accept", description = "Let a model keep the dataset that it has, as it was read last.")
final class AcceptCommand extends ModelAction {

    @Parameters(paramLabel = "MODEL", description = "Its id.")
    private String id = "";

    @Override
    JsonNode ask(Api api) {
        return api.post(path(id, "accept"), Map.of(), null);
    }
}

package io.github.coherecamel.application.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Wants what is there. */
@Command(name = "accept", description = "Let a model keep the dataset that it has, as it was read last.")
final class AcceptCommand extends ModelAction {

    @Parameters(paramLabel = "MODEL", description = "Its id.")
    private String id = "";

    @Mixin
    private final Shown shown = new Shown();

    @Override
    JsonNode ask(Api api) {
        return api.post(path(id, "accept"), Map.of(), shown.body());
    }
}

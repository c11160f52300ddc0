package io.github.coherecamel.application.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Wants another dataset. */
@Command(name = "assign", description = "Let a model have another dataset.")
final class AssignCommand extends ModelAction {

    @Parameters(index = "0", paramLabel = "MODEL", description = "Its id.")
    private String model = "";

    @Parameters(index = "1", paramLabel = "DATASET", description = "Id of the dataset.")
    private String dataset = "";

    @Override
    JsonNode ask(Api api) {
        return api.post(
                path(model, "assign"),
                Map.of(),
                JsonNodeFactory.instance.objectNode().put("dataset_id", dataset));
    }
}

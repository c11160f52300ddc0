package io.github.coherecamel.application.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The dataset that whoever acts has seen: if it is another by now, nothing is changed. */
final class Shown {

    @Option(
            names = "--dataset",
            paramLabel = "DATASET",
            description = "Only if it is this one still, as it was shown to you.")
    private @Nullable String dataset;

    boolean isSaid() {
        return dataset != null;
    }

    /** Returns what to send; null if any dataset will do. */
    @Nullable
    JsonNode body() {
        return dataset == null ? null : JsonNodeFactory.instance.objectNode().put("dataset_id", dataset);
    }
}

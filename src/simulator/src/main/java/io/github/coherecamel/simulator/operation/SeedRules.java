package io.github.coherecamel.simulator.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.coherecamel.simulator.call.Json;
import io.github.coherecamel.simulator.state.DatasetStatus;
import io.github.coherecamel.simulator.state.ModelStatus;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a seed must keep to, so that the API can show and find what it holds. */
final class SeedRules {
    private static final List<String> LISTS = List.of("models", "datasets");

    private SeedRules() {}

    /** Fails with {@link IllegalArgumentException}, which names what is wrong and what is right. */
    static void check(JsonNode seed) {
        for (var field : seed.properties()) {
            if (!LISTS.contains(field.getKey()) || !field.getValue().isArray()) {
                throw new IllegalArgumentException("a seed has the lists 'models' and 'datasets', and no '"
                        + field.getKey() + "' that is anything else");
            }
        }
        seed.path("models").forEach(SeedRules::checkModel);
        seed.path("datasets").forEach(SeedRules::checkDataset);
    }

    private static void checkModel(JsonNode model) {
        var id = id("model", model);
        if (!id.isEmpty() && !ModelId.isUuid(id)) {
            throw new IllegalArgumentException("the id '" + id + "' of " + named("model", model)
                    + " is not a UUID: write one such as 11111111-1111-4111-8111-111111111111, or leave it out");
        }
        status("status", model, ModelStatus.ALL);
    }

    private static void checkDataset(JsonNode dataset) {
        // GET /v1/datasets/usage is another operation.
        if (id("dataset", dataset).equals("usage")) {
            throw new IllegalArgumentException("the id of " + named("dataset", dataset)
                    + " cannot be 'usage', which the API uses itself: write another, or leave it out");
        }
        status("validation_status", dataset, DatasetStatus.ALL);
    }

    private static String id(String what, JsonNode wire) {
        var id = wire.path("id");
        if (!id.isMissingNode() && (!id.isTextual() || id.textValue().isBlank())) {
            throw new IllegalArgumentException(
                    "the id " + id + " of " + named(what, wire) + " is not text: write it in quotes, or leave it out");
        }
        return id.asText();
    }

    private static void status(String field, JsonNode wire, Set<String> known) {
        var status = Json.text(wire, field);
        if (!status.isEmpty() && !known.contains(status)) {
            throw new IllegalArgumentException(
                    "the " + field + " '" + status + "' of a seed is not one of " + new TreeSet<>(known));
        }
    }

    private static String named(String what, JsonNode wire) {
        return what + " '" + Json.text(wire, "name") + "' in a seed";
    }
}

package io.github.coherecamel.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.documentation.Page;
import io.github.coherecamel.documentation.Tries;
import io.github.coherecamel.finetune.CohereFinetuneComponent;
import io.github.coherecamel.simulator.ApiOperation;
import io.github.coherecamel.simulator.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.main.Main;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/low-code.md says is so. */
@Tries(page = "low-code.md", language = "yaml")
@Tries(page = "low-code.md", language = "properties")
class LowCodePageTest extends KameletTest {
    private static final Page PAGE = Page.of("low-code.md");

    @Test
    void theProjectUploadsAndRetrainsAndTells(@TempDir Path folder) throws Exception {
        var model = addModel();
        var routes = Files.writeString(
                folder.resolve("kamelets.yaml"),
                PAGE.block("yaml", "id: retrain")
                        .replace(
                                "datasets.state",
                                folder.resolve("datasets.state").toString()));
        var inbox = Files.createDirectory(folder.resolve("inbox"));
        var main = new Main();
        main.addOverrideProperty(
                "camel.component.cohere-finetune.base-url",
                simulator().baseUrl().toString());
        main.addOverrideProperty("camel.component.cohere-finetune.api-key", "simulator-takes-any");
        main.addOverrideProperty("camel.main.routes-include-pattern", "file:" + routes);
        main.addOverrideProperty("model", model);
        main.addOverrideProperty("inbox", inbox.toString());
        try {
            main.start();
            untilLookedAt(ApiOperation.LIST_DATASETS);
            Files.writeString(inbox.resolve("chats.jsonl"), CHATS);
            Awaitility.await().atMost(LONG).until(() -> Files.exists(inbox.resolve("done/chats.jsonl")));
            Awaitility.await().atMost(LONG).until(() -> datasetOf(model).startsWith("chats-"));
        } finally {
            main.stop();
        }
    }

    @Test
    void twoAccountsHaveAKeyEach() throws Exception {
        var keys = PAGE.block("properties", "blue")
                .lines()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        keys.put("model", addModel());
        keys.put(
                "camel.kamelet.cohere-model-get-action.cohereBaseUrl",
                simulator().baseUrl().toString());
        run(PAGE.block("yaml", "id: two-accounts").replace("direct:two-accounts", "direct:in"), keys);
        sent("", Map.of());

        assertThat(simulator().requests())
                .extracting(request -> request.header("Authorization"))
                .containsExactly("Bearer key-of-blue", "Bearer key-of-red");
    }

    @Test
    void aClauseOfTheFileIsForAKameletWithoutAnErrorHandler() throws Exception {
        simulator().inject(ApiOperation.UPDATE_FINETUNED_MODEL, Fault.status(503));
        var routes = PAGE.block("yaml", "id: tries-again").replace("direct:tries-again", "direct:in");
        run(routes, connected(addModel()));

        sent("", Map.of("CamelCohereDatasetId", addDataset("validated")));
    }

    @Test
    void aPipeTiesKameletsTogether() throws Exception {
        var model = "de500000-0000-4000-8000-000000000001";
        simulator()
                .seed(
                        """
                        {"models": [{"id": "%s", "name": "support-bot", "settings": {
                            "base_model": {"base_type": "BASE_TYPE_CHAT"}, "dataset_id": "winter"}}]}
                        """
                                .formatted(model));
        var dataset = addDataset("processing");
        var properties = connected(model);
        properties.put("camel.kamelet.cohere-dataset-validated-source.delay", "20");
        run(PAGE.block("yaml", "kind: Pipe"), properties);
        untilLookedAt(ApiOperation.LIST_DATASETS);
        simulator().setDatasetStatus(dataset, "validated");

        Awaitility.await().atMost(LONG).until(() -> datasetOf(model).equals(dataset));
    }

    @Test
    void aKameletOfAUserTellsOfTrainingsThatFail() throws Exception {
        var paused = addModel();
        var failed = addModel();
        var connection = context.getComponent("cohere-finetune", CohereFinetuneComponent.class)
                .getConfiguration();
        connection.setBaseUrl(simulator().baseUrl().toString());
        connection.setApiKey(KEY);
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(ResourceHelper.fromString(
                        "failed-training-source.kamelet.yaml", PAGE.block("yaml", "name: failed-training-source")));
        run("- route: {from: {uri: 'kamelet:failed-training-source?delay=20', steps: [{to: direct:told}]}}");
        untilLookedAt(ApiOperation.LIST_FINETUNED_MODELS);
        simulator().setModelStatus(paused, "STATUS_PAUSED");
        simulator().setModelStatus(failed, "STATUS_FAILED");

        assertThat(nextTold().getHeader("CamelCohereFinetuneModelId")).isEqualTo(failed);
        assertThat(told).isEmpty();
    }

    private static Map<String, String> connected(String model) {
        var properties = new java.util.HashMap<>(Map.of("model", model));
        for (var kamelet : List.of("cohere-model-update-action", "cohere-dataset-validated-source")) {
            properties.put(
                    "camel.kamelet." + kamelet + ".cohereBaseUrl",
                    simulator().baseUrl().toString());
            properties.put("camel.kamelet." + kamelet + ".cohereApiKey", "simulator-takes-any");
        }
        return properties;
    }
}

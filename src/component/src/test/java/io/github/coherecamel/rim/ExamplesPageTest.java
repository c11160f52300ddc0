package io.github.coherecamel.rim;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.dataset.CohereDatasetOperation;
import io.github.coherecamel.documentation.Tries;
import io.github.coherecamel.finetune.CohereFinetuneOperation;
import io.github.coherecamel.simulator.ApiOperation;
import io.github.coherecamel.simulator.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs every route of docs/examples.md. */
@Tries(page = "examples.md", language = "yaml")
class ExamplesPageTest extends RimTest {
    private static final String MODEL = "4f3c1a52-6d1e-4d0e-9a43-0d1f2c5b7a10";
    private static final String CHATS =
            """
            {"messages": [{"role": "User", "content": "Where?"}, {"role": "Chatbot", "content": "There."}]}
            {"messages": [{"role": "User", "content": "When?"}, {"role": "Chatbot", "content": "Now."}]}
            """;

    @TempDir
    private Path folder;

    private String page;

    @BeforeEach
    void loadAll() throws Exception {
        simulator()
                .seed(
                        """
                        {"datasets": [{"id": "chats-a1b2c3", "name": "chats", "dataset_type": "chat-finetune-input"}],
                         "models": [{"id": "%s", "name": "support-bot", "settings": {
                            "base_model": {"base_type": "BASE_TYPE_CHAT"}, "dataset_id": "winter"}}]}
                        """
                                .formatted(MODEL));
        var eval = Files.writeString(folder.resolve("eval.jsonl"), CHATS.replace("W", "w"));
        page = Files.readString(Path.of("../../docs/examples.md"));
        for (var snippet : Snippet.of(Path.of("../../docs/examples.md"), "yaml")) {
            var text = snippet.text().replace("evalFile=eval.jsonl", "evalFile=" + eval);
            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("example.yaml", text));
        }
    }

    @Test
    void modelsAreReadAndChanged() throws IOException {
        assertThat(run("get").getHeader("CamelCohereFinetuneStatus")).isEqualTo("STATUS_READY");
        run("list");
        assertThat(run("plan").getHeader("CamelCohereFinetuneDifference", String.class))
                .contains("\"winter\" -> \"chats-a1b2c3\"");
        assertThat(run("change-dataset").getHeader("CamelCohereFinetuneOutcome"))
                .isEqualTo("UPDATED");
        run("change-settings");
        run("change-if-unchanged");
        run("history");

        assertThat(simulator().model(MODEL).path("settings"))
                .isEqualTo(
                        tree(
                                "{'base_model': {'base_type': 'BASE_TYPE_CHAT', 'version': '1'}, 'dataset_id': 'chats-a1b2c3', 'hyperparameters': {'train_epochs': 3}}"));
        assertThat(simulator().model(MODEL).path("name").asText()).isEqualTo("support-bot-2");
    }

    @Test
    void modelsAreCreatedAndDeleted() {
        var created = run("create").getHeader("CamelCohereFinetuneModelId", String.class);
        run("delete");

        assertThat(simulator()
                        .model(created)
                        .at("/settings/hyperparameters/train_epochs")
                        .asInt())
                .isEqualTo(2);
        assertThat(get(MODEL).getException()).isNotNull();
    }

    @Test
    void datasetsAreUploadedReadAndDeleted() {
        var uploaded = run("upload").getHeader("CamelCohereDatasetId", String.class);
        var failed = addDataset("failed");
        run("get-dataset");
        run("clean-up");
        run("usage");

        assertThat(simulator().dataset(uploaded).path("dataset_parts")).hasSize(2);
        assertThat(send("cohere-dataset:get?datasetId=" + failed, null, Map.of())
                        .getException())
                .isNotNull();
    }

    /** As a deployment does that does not know the parameter by which the list is asked for. */
    @Test
    void noDatasetIsDeletedThatDidNotFailWhateverTheListAnswers() {
        var failed = addDataset("failed");
        var good = addDataset("validated");
        simulator()
                .inject(
                        ApiOperation.LIST_DATASETS,
                        Fault.status(200)
                                .body(
                                        "application/json",
                                        "{\"datasets\": [%s, %s]}"
                                                .formatted(
                                                        simulator().dataset(good),
                                                        simulator().dataset(failed))));

        run("clean-up");

        assertThat(simulator().requests(ApiOperation.DELETE_DATASET))
                .singleElement()
                .satisfies(request -> assertThat(request.path()).endsWith(failed));
    }

    @Test
    void everyOperationHasAnExampleHereOrInTheGuideToWaiting() {
        var operations = Stream.concat(
                Arrays.stream(CohereFinetuneOperation.values()).map(each -> "cohere-finetune:" + each.name()),
                Arrays.stream(CohereDatasetOperation.values()).map(each -> "cohere-dataset:" + each.name()));
        var pages = page + Guide.of("watching.md").text();

        assertThat(operations.map(each -> each.toLowerCase(Locale.ROOT)).collect(Collectors.toList()))
                .allMatch(pages::contains);
    }

    private Exchange exchange(String route) {
        return succeeded(send("direct:" + route, CHATS, Map.of()));
    }

    private org.apache.camel.Message run(String route) {
        return exchange(route).getMessage();
    }
}

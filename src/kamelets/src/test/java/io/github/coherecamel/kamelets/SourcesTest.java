package io.github.coherecamel.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.simulator.ApiOperation;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What begins a route. */
class SourcesTest extends KameletTest {
    private static final String DATASETS = source("cohere-dataset-validated-source", "");
    private static final String MODELS = source("cohere-model-changed-source", "");

    @Test
    void aDatasetIsToldOfWhenItPassesValidation() throws Exception {
        var there = addDataset("validated");
        var dataset = addDataset("processing");
        run(DATASETS);
        untilLookedAt(ApiOperation.LIST_DATASETS);
        simulator().setDatasetStatus(dataset, "validated");

        var message = nextTold();
        assertThat(json(message).path("id").asText()).isEqualTo(dataset).isNotEqualTo(there);
        assertThat(message.getHeader("CamelCohereDatasetId")).isEqualTo(dataset);
        assertThat(message.getHeader("CamelCohereDatasetStatus")).isEqualTo("validated");
    }

    @Test
    void aDatasetThatFailsOrIsOfAnotherTypeIsNotToldOf() throws Exception {
        var failing = addDataset("processing");
        var other = simulator().addDataset("ranks", "reranker-finetune-input", "processing");
        var dataset = addDataset("processing");
        run(source("cohere-dataset-validated-source", "datasetType: " + CHAT));
        untilLookedAt(ApiOperation.LIST_DATASETS);
        simulator().setDatasetStatus(failing, "failed");
        simulator().setDatasetStatus(other, "validated");
        simulator().setDatasetStatus(dataset, "validated");

        assertThat(nextTold().getHeader("CamelCohereDatasetId")).isEqualTo(dataset);
        assertThat(told).isEmpty();
    }

    @Test
    void whatIsThereIsToldOfIfAskedFor() throws Exception {
        var dataset = addDataset("validated");
        var model = addModel();
        run(source("cohere-dataset-validated-source", "includeExisting: true")
                + source("cohere-model-changed-source", "includeExisting: true"));

        assertThat(nextTold().getHeaders().keySet())
                .containsAnyOf("CamelCohereDatasetId", "CamelCohereFinetuneModelId");
        nextTold();
        assertThat(simulator().dataset(dataset).path("id").asText()).isEqualTo(dataset);
        assertThat(simulator().model(model).path("id").asText()).isEqualTo(model);
    }

    @Test
    void aModelIsToldOfWhenItsStatusChanges() throws Exception {
        var model = addModel();
        run(MODELS);
        untilLookedAt(ApiOperation.LIST_FINETUNED_MODELS);
        simulator().setModelStatus(model, "STATUS_FAILED");

        var message = nextTold();
        assertThat(json(message).path("id").asText()).isEqualTo(model);
        assertThat(message.getHeader("CamelCohereFinetuneModelId")).isEqualTo(model);
        assertThat(message.getHeader("CamelCohereFinetuneStatus")).isEqualTo("STATUS_FAILED");
        assertThat(message.getHeader("CamelCohereFinetunePreviousStatus")).isEqualTo("STATUS_READY");
    }

    @Test
    void oneModelIsWatchedAlone() throws Exception {
        var other = addModel();
        var model = addModel();
        run(source("cohere-model-changed-source", "modelId: " + model));
        untilLookedAt(ApiOperation.GET_FINETUNED_MODEL);
        simulator().setModelStatus(other, "STATUS_FAILED");
        simulator().setModelStatus(model, "STATUS_PAUSED");

        assertThat(nextTold().getHeader("CamelCohereFinetuneStatus")).isEqualTo("STATUS_PAUSED");
        assertThat(simulator().requests(ApiOperation.LIST_FINETUNED_MODELS)).isEmpty();
    }

    @Test
    void aModelThatIsDeletedHasNoBody() throws Exception {
        var model = addModel();
        run(MODELS
                + """
                - route:
                    from:
                      uri: direct:in
                      steps:
                        - to: cohere-finetune:delete?modelId=%s&baseUrl={{simulator}}&apiKey=any
                """
                        .formatted(model));
        untilLookedAt(ApiOperation.LIST_FINETUNED_MODELS);
        sent("", Map.of());

        var message = nextTold();
        assertThat(message.getHeader("CamelCohereFinetuneStatus")).isEqualTo("STATUS_DELETED");
        assertThat(message.getBody()).isNull();
    }

    @Test
    void withAStateFileARestartMissesNothingAndRepeatsNothing(@TempDir Path folder) throws Exception {
        var routes = source("cohere-model-changed-source", "stateFile: " + folder.resolve("state"));
        var model = addModel();
        run(routes);
        untilLookedAt(ApiOperation.LIST_FINETUNED_MODELS);
        simulator().setModelStatus(model, "STATUS_PAUSED");
        nextTold();
        stop();
        simulator().setModelStatus(model, "STATUS_FAILED");
        restart(routes);

        assertThat(nextTold().getHeader("CamelCohereFinetunePreviousStatus")).isEqualTo("STATUS_PAUSED");
        assertThat(told).isEmpty();
    }

    private static String source(String name, String parameter) {
        return """
                - route:
                    from:
                      uri: kamelet:%s
                      parameters:
                        cohereBaseUrl: "{{simulator}}"
                        cohereApiKey: any
                        delay: 20
                        %s
                      steps:
                        - to: direct:told
                """
                .formatted(name, parameter);
    }
}

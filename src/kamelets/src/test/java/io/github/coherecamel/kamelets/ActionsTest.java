package io.github.coherecamel.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.coherecamel.api.InvalidInputException;
import io.github.coherecamel.api.TimedOutException;
import io.github.coherecamel.api.TrainingFailedException;
import io.github.coherecamel.simulator.ApiOperation;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Reading and awaiting a model, in the middle of a route. */
class ActionsTest extends KameletTest {
    private static final String MODEL_ID = "CamelCohereFinetuneModelId";

    @Test
    void aModelIsReadAsJson() throws Exception {
        var model = addModel();
        run(action("cohere-model-get-action", "modelId: " + model));

        var message = sent("", Map.of());
        assertThat(json(message))
                .isEqualTo(new ObjectMapper().readTree(simulator().model(model).toString()));
        assertThat(message.getHeader("CamelCohereFinetuneStatus")).isEqualTo("STATUS_READY");
    }

    @Test
    void aHeaderNamesTheModelIfNoParameterDoes() throws Exception {
        var model = addModel();
        run(action("cohere-model-get-action", ""));

        assertThat(json(sent("", Map.of(MODEL_ID, model))).path("id").asText()).isEqualTo(model);
        assertThat(failure("", Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("modelId", MODEL_ID);
    }

    @Test
    void aParameterWinsOverAHeader() throws Exception {
        var model = addModel();
        var other = addModel();
        run(action("cohere-model-get-action", "modelId: " + model));

        assertThat(json(sent("", Map.of(MODEL_ID, other))).path("id").asText()).isEqualTo(model);
    }

    @Test
    void aModelIsAwaitedUntilItIsReady() throws Exception {
        var model = addModel();
        simulator().setModelStatus(model, "STATUS_QUEUED");
        run(action("cohere-model-await-action", "modelId: " + model, "pollInterval: 10ms"));
        var answer = context.createProducerTemplate().asyncRequestBody("direct:in", "", String.class);
        Awaitility.await().atMost(LONG).until(() -> !simulator()
                .requests(ApiOperation.GET_FINETUNED_MODEL)
                .isEmpty());
        simulator().setModelStatus(model, "STATUS_READY");

        assertThat(answer).succeedsWithin(LONG).asString().contains("STATUS_READY", model);
    }

    @Test
    void anAwaitAfterAnUpdateWaitsForTheNewTraining() throws Exception {
        var model = addModel();
        var dataset = addDataset("validated");
        run(action("cohere-model-update-action", "modelId: " + model)
                + """
                        - to:
                            uri: kamelet:cohere-model-await-action
                            parameters:
                              modelId: %s
                              pollInterval: 10ms
                              cohereBaseUrl: "{{simulator}}"
                              cohereApiKey: any
                """
                        .formatted(model));
        var answer = context.createProducerTemplate()
                .asyncRequestBodyAndHeader("direct:in", "", "CamelCohereDatasetId", dataset, String.class);
        Awaitility.await()
                .atMost(LONG)
                .until(() ->
                        simulator().requests(ApiOperation.GET_FINETUNED_MODEL).size() > 2);
        assertThat(answer).isNotDone();
        simulator().advanceClock(Duration.ofHours(2));

        assertThat(answer).succeedsWithin(LONG).asString().contains("STATUS_READY", dataset);
    }

    @Test
    void anAwaitSaysThatTrainingFailed() throws Exception {
        var failed = addModel();
        simulator().setModelStatus(failed, "STATUS_FAILED");
        run(action("cohere-model-await-action"));

        assertThat(failure("", Map.of(MODEL_ID, failed))).isInstanceOf(TrainingFailedException.class);
    }

    @Test
    void anAwaitSaysThatItsTimeIsUp() throws Exception {
        var queued = addModel();
        simulator().setModelStatus(queued, "STATUS_QUEUED");
        run(action("cohere-model-await-action", "awaitTimeout: 50ms", "pollInterval: 10ms"));

        assertThat(failure("", Map.of(MODEL_ID, queued))).isInstanceOf(TimedOutException.class);
    }

    static String action(String name, String... parameters) {
        return """
                - route:
                    from:
                      uri: direct:in
                      steps:
                        - to:
                            uri: kamelet:%s
                            parameters:
                              cohereBaseUrl: "{{simulator}}"
                              cohereApiKey: any
                              %s
                """
                .formatted(name, String.join("\n              ", parameters));
    }
}

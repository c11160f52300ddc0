package io.github.coherecamel.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.api.DatasetNotUsableException;
import io.github.coherecamel.api.InvalidInputException;
import io.github.coherecamel.api.UnavailableException;
import io.github.coherecamel.simulator.ApiOperation;
import io.github.coherecamel.simulator.Fault;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pointing a model at a dataset, in the middle of a route. */
class UpdateActionTest extends KameletTest {
    private static final String NAME = "cohere-model-update-action";
    private static final String DATASET_ID = "CamelCohereDatasetId";
    private static final String OUTCOME = "CamelCohereFinetuneOutcome";

    @Test
    void pointsTheModelAtTheDatasetThatAnEarlierStepHasNamed() throws Exception {
        var model = addModel();
        var dataset = addDataset("validated");
        run(ActionsTest.action(NAME, "modelId: " + model));

        var message = sent("", Map.of(DATASET_ID, dataset));
        assertThat(datasetOf(model)).isEqualTo(dataset);
        assertThat(json(message).path("id").asText()).isEqualTo(model);
        assertThat(message.getHeader(OUTCOME)).isEqualTo("UPDATED");
        assertThat(message.getHeader("CamelCohereFinetunePreviousDatasetId")).isEqualTo("winter");
        assertThat(simulator().model(model).path("name").asText()).isEqualTo("support-bot");
    }

    @Test
    void aParameterWinsOverWhatAMessageNames() throws Exception {
        var model = addModel();
        var other = addModel();
        var dataset = addDataset("validated");
        var otherDataset = addDataset("validated");
        run(ActionsTest.action(NAME, "modelId: " + model, "datasetId: " + dataset));

        sent(
                "",
                Map.of(
                        "CamelCohereFinetuneModelId",
                        other,
                        "CamelCohereFinetuneDatasetId",
                        otherDataset,
                        DATASET_ID,
                        otherDataset));
        assertThat(datasetOf(model)).isEqualTo(dataset);
        assertThat(datasetOf(other)).isEqualTo("winter");
    }

    @Test
    void aMessageChangesNothingElseAndLiftsNoGuard() throws Exception {
        var model = addModel();
        var failed = addDataset("failed");
        run(ActionsTest.action(NAME, "modelId: " + model));
        var headers = Map.<String, Object>of(
                "CamelCohereFinetuneName", "hijacked",
                "CamelCohereFinetuneSettings", "{\"hyperparameters\": {\"train_epochs\": 9}}",
                "CamelCohereFinetuneMerge", false,
                "CamelCohereFinetuneRequireValidated", false,
                "CamelCohereFinetuneOnlyNewer", false);

        assertThat(failure("{\"name\": \"hijacked\"}", with(headers, DATASET_ID, failed)))
                .isInstanceOf(DatasetNotUsableException.class);
        sent("{\"name\": \"hijacked\"}", with(headers, DATASET_ID, addDataset("validated")));
        assertThat(simulator().model(model).path("name").asText()).isEqualTo("support-bot");
        assertThat(simulator()
                        .model(model)
                        .at("/settings/hyperparameters/train_epochs")
                        .asInt())
                .isNotEqualTo(9);
    }

    @Test
    void aMessageThatNamesNoDatasetFailsAndSaysWhatToDo() throws Exception {
        var model = addModel();
        run(ActionsTest.action(NAME, "modelId: " + model));

        var exchange = send("{\"name\": \"from the body\"}", Map.of());
        assertThat(exchange.getException())
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "Could not update a fine-tuned model: nothing names the dataset. Set parameter datasetId of "
                                + "the Kamelet, or header CamelCohereDatasetId.");
        assertThat(exchange.getProperty("CamelAiErrorCategory")).isEqualTo("VALIDATION");
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void anEarlierDatasetTakesNoModelBackUnlessAllowed() throws Exception {
        var earlier = addDataset("validated");
        simulator().advanceClock(Duration.ofMinutes(1));
        var model = simulator().addModel("support-bot", "BASE_TYPE_CHAT", addDataset("validated"));
        run(ActionsTest.action(NAME, "modelId: " + model));
        assertThat(sent("", Map.of(DATASET_ID, earlier)).getHeader(OUTCOME)).isEqualTo("STALE");
        restart(ActionsTest.action(NAME, "modelId: " + model, "onlyNewer: false"));

        assertThat(sent("", Map.of(DATASET_ID, earlier)).getHeader(OUTCOME)).isEqualTo("UPDATED");
        assertThat(datasetOf(model)).isEqualTo(earlier);
    }

    @Test
    void aDryRunOnlyTells() throws Exception {
        var model = addModel();
        var dataset = addDataset("validated");
        run(ActionsTest.action(NAME, "modelId: " + model, "dryRun: true"));

        var message = sent("", Map.of(DATASET_ID, dataset));
        assertThat(message.getHeader(OUTCOME)).isEqualTo("PLANNED");
        assertThat(message.getHeader("CamelCohereFinetuneDifference", String.class))
                .contains("winter", dataset);
        assertThat(json(message).path("differences")).hasSize(1);
        assertThat(datasetOf(model)).isEqualTo("winter");
    }

    @Test
    void aSecondUpdateFollowsASecondDataset() throws Exception {
        var first = addModel();
        var second = addModel();
        var dataset = addDataset("validated");
        run(ActionsTest.action(NAME, "modelId: " + first)
                + """
                        - setHeader:
                            name: CamelCohereDatasetId
                            constant: %s
                        - to: kamelet:cohere-model-update-action?modelId=%s&cohereBaseUrl={{simulator}}&cohereApiKey=any
                """
                        .formatted(dataset, second));
        var firstDataset = addDataset("validated");

        sent("", Map.of(DATASET_ID, firstDataset));
        assertThat(datasetOf(first)).isEqualTo(firstDataset);
        assertThat(datasetOf(second)).isEqualTo(dataset);
    }

    /** A clause outside of any routeConfiguration is for the routes of its file, and a Kamelet is a route of another. */
    @ParameterizedTest
    @CsvSource({"- routeConfiguration:, ''", "'', noErrorHandler: true"})
    void theErrorHandlerOfTheRouteTriesAgain(String around, String parameter) throws Exception {
        var model = addModel();
        var dataset = addDataset("validated");
        simulator().inject(ApiOperation.UPDATE_FINETUNED_MODEL, Fault.status(503), 2);
        var clause =
                """
                - onException:
                    exception:
                      - %s
                    redeliveryPolicy:
                      maximumRedeliveries: 3
                      redeliveryDelay: 1
                """
                        .formatted(UnavailableException.class.getName());
        run((around.isEmpty() ? clause : around + "\n    onException:\n" + clause.indent(6))
                + ActionsTest.action(NAME, "modelId: " + model, parameter));

        assertThat(sent("", Map.of(DATASET_ID, dataset)).getHeader(OUTCOME)).isEqualTo("UPDATED");
    }

    private static Map<String, Object> with(Map<String, Object> headers, String name, Object value) {
        var all = new HashMap<>(headers);
        all.put(name, value);
        return all;
    }
}

package io.github.coherecamel.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the user of a Kamelet sees who makes a mistake. */
class WrongParametersTest extends KameletTest {

    @Test
    void aParameterThatIsMissingStopsTheStart() {
        assertThatThrownBy(() -> run(ActionsTest.action("cohere-dataset-upload-sink", "")))
                .hasStackTraceContaining("cohere-dataset-upload-sink")
                .hasStackTraceContaining("datasetType");
    }

    @ParameterizedTest
    @CsvSource({
        "cohere-model-update-action, onlyNewer: perhaps, onlyNewer",
        "cohere-model-update-action, dryRun: perhaps, dryRun",
        "cohere-model-await-action, awaitTimeout: soon, timeout",
        "cohere-model-await-action, pollInterval: -1s, pollInterval",
        "cohere-model-get-action, modelId: .., modelId",
        "cohere-model-get-action, cohereBaseUrl: example.com, baseUrl",
    })
    void aValueThatIsWrongStopsTheStart(String kamelet, String parameter, String option) {
        assertThatThrownBy(() -> run(ActionsTest.action(kamelet, parameter))).hasStackTraceContaining(option);
    }

    @ParameterizedTest
    @CsvSource({"delay: soon, delay", "includeExisting: perhaps, includeExisting", "stateFile: /, file /"})
    void aValueThatIsWrongStopsTheStartOfASource(String parameter, String option) {
        assertThatThrownBy(() -> run(source("cohere-dataset-validated-source", parameter)))
                .hasStackTraceContaining(option);
    }

    @Test
    void aKameletThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> run(ActionsTest.action("cohere-model-got-action", "")))
                .hasStackTraceContaining("cohere-model-got-action");
    }

    /** Camel alone would pass over each, and the route would write for real, or tell of all models. */
    @ParameterizedTest
    @CsvSource({
        "cohere-model-update-action, dryRn: true, dryRn",
        "cohere-model-update-action, dry-rn: true, dryRn",
        "cohere-model-update-action, dryrun: true, dryrun",
        "cohere-model-update-action, DryRun: true, DryRun",
        "cohere-model-update-action, dry_run: true, dry_run",
        "cohere-model-update-action, DRYRN: true, DRYRN",
        "cohere-model-update-action, DRY_RN: true, DRY_RN",
        "cohere-model-update-action, red.dryRn: true, red.dryRn",
        "cohere-model-await-action, awaitTimeOut: 1h, awaitTimeOut",
        "cohere-model-get-action, modelID: m, modelID",
    })
    void aParameterThatIsMisspeltStopsTheStart(String kamelet, String parameter, String name) {
        assertThatThrownBy(() -> run(ActionsTest.action(kamelet, parameter)))
                .hasStackTraceContaining("There is no parameter " + name + " of Kamelet " + kamelet);
    }

    @ParameterizedTest
    @CsvSource({
        "cohere-model-changed-source, modelIdd: m",
        "cohere-dataset-validated-source, datasetTyp: chat-finetune-input",
    })
    void aParameterOfASourceThatIsMisspeltStopsTheStart(String kamelet, String parameter) {
        assertThatThrownBy(() -> run(source(kamelet, parameter)))
                .hasStackTraceContaining("There is no parameter " + parameter.split(":")[0] + " of Kamelet " + kamelet);
    }

    @Test
    void aParameterOfTheSinkThatIsMisspeltStopsTheStart() {
        assertThatThrownBy(() -> run(
                        ActionsTest.action("cohere-dataset-upload-sink", "datasetType: " + CHAT, "datasetNam: chats")))
                .hasStackTraceContaining("There is no parameter datasetNam of Kamelet cohere-dataset-upload-sink");
    }

    @Test
    void aPropertyOfAKameletThatIsMisspeltStopsTheStart() {
        assertThatThrownBy(() -> run(
                        ActionsTest.action("cohere-model-update-action", ""),
                        Map.of("camel.kamelet.cohere-model-update-action.dryRn", "true")))
                .hasStackTraceContaining("There is no parameter dryRn of Kamelet cohere-model-update-action");
    }

    @Test
    void whatIsSaidOfAMisspeltParameterDoesNotShowItsValue() {
        assertThatThrownBy(() -> run(
                        ActionsTest.action("cohere-model-get-action", ""),
                        Map.of("camel.kamelet.cohere-model-get-action.cohereApiKye", KEY)))
                .hasStackTraceContaining("There is no parameter cohereApiKye")
                .satisfies(
                        failure -> assertThat(Throwables.getStackTrace(failure)).doesNotContain(KEY));
    }

    /** As Camel reads it, like a variable of the environment. */
    @ParameterizedTest
    @ValueSource(strings = {"dry-run: true", "DRYRUN: true", "DRY_RUN: true"})
    void aParameterMayBeSpeltAsCamelReadsIt(String dryRun) throws Exception {
        var model = addModel();
        run(ActionsTest.action("cohere-model-update-action", "model-id: " + model, dryRun, "noErrorHandler: true"));

        assertThat(sent("", Map.of("CamelCohereDatasetId", addDataset("validated")))
                        .getHeader("CamelCohereFinetuneOutcome"))
                .isEqualTo("PLANNED");
        assertThat(datasetOf(model)).isEqualTo("winter");
    }

    @Test
    void aParameterThatIsNoneAndLikeNoneIsWarnedOf() throws Exception {
        try (var log = new CapturedLog()) {
            run(ActionsTest.action("cohere-model-get-action", "modelId: " + addModel(), "colour: " + KEY));

            assertThat(sent("", Map.of()).getBody(String.class)).contains("support-bot");
            assertThat(log.lines())
                    .filteredOn(line -> line.startsWith("WARN"))
                    .singleElement()
                    .satisfies(line -> {
                        assertThat(line).contains("There is no parameter colour of Kamelet cohere-model-get-action");
                        assertThat(line).doesNotContain(KEY);
                    });
        }
    }

    @Test
    void nothingIsSaidOfWhatIsRightOrForAnotherUse() throws Exception {
        try (var log = new CapturedLog()) {
            run(
                    ActionsTest.action(
                            "cohere-model-get-action/blue", "modelId: " + addModel(), "noErrorHandler: true"),
                    Map.of("camel.kamelet.cohere-model-get-action.red.modelId", "m"));

            assertThat(log.lines()).noneMatch(line -> line.startsWith("WARN"));
        }
    }

    /** Beans are handed on in the same way as parameters are. */
    @Test
    void aKameletOfOthersMayNameItsBeansAsItLikes() throws Exception {
        addModel();
        try (var log = new CapturedLog()) {
            run("- route: {from: {uri: direct:in, steps: [{to: kamelet:own-list-action}]}}");

            assertThat(sent("", Map.of()).getBody()).isNotNull();
            assertThat(log.lines()).noneMatch(line -> line.startsWith("WARN"));
        }
        assertThat(simulator().requests().get(0).header("Authorization")).isEqualTo("Bearer key-of-own");
    }

    private static String source(String kamelet, String parameter) {
        return """
                - route:
                    from:
                      uri: kamelet:%s
                      parameters:
                        cohereBaseUrl: "{{simulator}}"
                        %s
                      steps:
                        - to: direct:told
                """
                .formatted(kamelet, parameter);
    }
}

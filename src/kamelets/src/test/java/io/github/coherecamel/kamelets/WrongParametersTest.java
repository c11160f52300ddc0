package io.github.coherecamel.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        assertThatThrownBy(() -> run(
                        """
                - route:
                    from:
                      uri: kamelet:cohere-dataset-validated-source
                      parameters:
                        cohereBaseUrl: "{{simulator}}"
                        %s
                      steps:
                        - to: direct:told
                """
                                .formatted(parameter)))
                .hasStackTraceContaining(option);
    }

    @Test
    void aKameletThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> run(ActionsTest.action("cohere-model-got-action", "")))
                .hasStackTraceContaining("cohere-model-got-action");
    }

    /** Camel hands a Kamelet whatever it is given. Since every default is the careful one, nothing happens that nobody asked for. */
    @Test
    void aParameterThatIsMisspeltIsPassedOverByCamel() throws Exception {
        var model = addModel();
        run(ActionsTest.action("cohere-model-update-action", "modelId: " + model, "onlyNever: false"));

        sent("", Map.of("CamelCohereDatasetId", addDataset("validated")));
        assertThat(datasetOf(model)).isNotEqualTo("winter");
    }
}

package io.github.coherecamel.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.finetune.CohereFinetuneComponent;
import io.github.coherecamel.simulator.RecordedRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which key a Kamelet sends. */
class KeysTest extends KameletTest {
    private static final String GET = "cohere-model-get-action";

    @Test
    void twoKameletsInOneContextHaveAKeyEach() throws Exception {
        var model = addModel();
        run(ActionsTest.action(GET, "modelId: " + model)
                + """
                        - to: kamelet:cohere-model-get-action?cohereApiKey=another&modelId=%s&cohereBaseUrl={{simulator}}
                """
                        .formatted(model));
        sent("", Map.of());

        assertThat(simulator().requests()).extracting(KeysTest::key).containsExactly("any", "another");
    }

    @Test
    void aKameletWithANameOfItsOwnTakesItsKeyOfTheConfiguration() throws Exception {
        var model = addModel();
        run(
                """
                - route:
                    from:
                      uri: direct:in
                      steps:
                        - to: kamelet:cohere-model-get-action/blue?modelId={{model}}
                        - to: kamelet:cohere-model-get-action/red?modelId={{model}}
                """,
                Map.of(
                        "model",
                        model,
                        "camel.kamelet.cohere-model-get-action.cohereBaseUrl",
                        simulator().baseUrl().toString(),
                        "camel.kamelet.cohere-model-get-action.blue.cohereApiKey",
                        "key-of-blue",
                        "camel.kamelet.cohere-model-get-action.red.cohereApiKey",
                        "key-of-red"));
        sent("", Map.of());

        assertThat(simulator().requests()).extracting(KeysTest::key).containsExactly("key-of-blue", "key-of-red");
    }

    @Test
    void aKameletWithoutAKeyTakesThatOfTheComponent() throws Exception {
        var configuration = context.getComponent("cohere-finetune", CohereFinetuneComponent.class)
                .getConfiguration();
        configuration.setApiKey("key-of-the-component");
        configuration.setBaseUrl(simulator().baseUrl().toString());
        run(
                """
                - route:
                    from:
                      uri: direct:in
                      steps:
                        - to: kamelet:cohere-model-get-action
                        - to: kamelet:cohere-dataset-upload-sink?datasetType=chat-finetune-input
                """);
        sent("", Map.of("CamelCohereFinetuneModelId", addModel()));

        assertThat(simulator().requests())
                .extracting(KeysTest::key)
                .containsExactly("key-of-the-component", "key-of-the-component");
    }

    /** What is written into the route goes through Camel's parser of URIs, which has a meaning for some of these. */
    @ParameterizedTest
    @ValueSource(strings = {"a+b/c==", "50%25&more=1", "RAW(x)", "{x}", "$simple{x}?", "eyJ0.eyJ1_-.x"})
    void aKeyOfTheConfigurationIsSentAsItIs(String key) throws Exception {
        run(
                ActionsTest.action(GET, "modelId: " + addModel()).replace("cohereApiKey: any", ""),
                Map.of("camel.kamelet.cohere-model-get-action.cohereApiKey", key));
        sent("", Map.of());

        assertThat(simulator().requests()).extracting(KeysTest::key).containsExactly(key);
    }

    /** Camel takes a parameter that is not given of any property of that name, so a common name would take another's key. */
    @Test
    void aKeyOfSomethingElseIsNotTaken() throws Exception {
        context.getComponent("cohere-finetune", CohereFinetuneComponent.class)
                .getConfiguration()
                .setApiKey("key-of-the-component");
        run(
                ActionsTest.action(GET, "modelId: " + addModel()).replace("cohereApiKey: any", ""),
                Map.of("apiKey", "key-of-something-else", "baseUrl", "https://something.else", "name", "else"));
        sent("", Map.of());

        assertThat(simulator().requests()).extracting(KeysTest::key).containsExactly("key-of-the-component");
    }

    private static String key(RecordedRequest request) {
        return String.valueOf(request.header("Authorization")).replace("Bearer ", "");
    }
}

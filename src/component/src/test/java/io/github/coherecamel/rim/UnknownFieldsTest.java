package io.github.coherecamel.rim;

import static io.github.coherecamel.simulator.ApiOperation.GET_FINETUNED_MODEL;
import static io.github.coherecamel.simulator.ApiOperation.UPDATE_FINETUNED_MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a newer API may have, and what only the API sets, on their way through a merging update. */
class UnknownFieldsTest extends RimTest {
    private static final String UPDATE = "cohere-finetune:update?requireValidated=false&modelId=m";
    private static final ObjectMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** All kinds of values, also those that a careless mapper drops or rounds. */
    private static final String LATER =
            """
            {"none": null, "no": false, "zero": 0, "empty": "", "list": [], "object": {}, "deep": [{"a": [null, {}]}],
             "long": 9007199254740993, "big": 123456789012345678901234567890, "exact": 0.12345678901234567890123}
            """;

    @ParameterizedTest
    @ValueSource(strings = {"", "/settings/wandb"})
    void surviveAtEveryLevel(String place) throws JsonProcessingException {
        var model = exact(
                """
                {"name": "n", "settings": {"base_model": {"base_type": "BASE_TYPE_CHAT"}, "dataset_id": "old",
                 "hyperparameters": {"train_epochs": 1}, "wandb": {"project": "p", "api_key": "w-key-81x"},
                 "later": {}}}
                """);
        ((ObjectNode) model.at(place)).setAll(exact(LATER));
        simulator().inject(GET_FINETUNED_MODEL, ScriptedAnswers.json("{'finetuned_model': " + model + "}"));

        send(UPDATE + "&name=renamed", null, Map.of());

        assertThat(sent()).isEqualTo(model.put("name", "renamed"));
    }

    private static ObjectNode exact(String json) throws JsonProcessingException {
        return (ObjectNode) EXACT.readTree(json);
    }

    private static ObjectNode sent() throws JsonProcessingException {
        return exact(simulator().requests(UPDATE_FINETUNED_MODEL).get(0).body());
    }
}

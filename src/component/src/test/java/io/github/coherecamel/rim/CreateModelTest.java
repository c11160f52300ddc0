package io.github.coherecamel.rim;

import static io.github.coherecamel.simulator.ApiOperation.CREATE_FINETUNED_MODEL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.coherecamel.api.InvalidInputException;
import io.github.coherecamel.finetune.CohereFinetuneHeaders;
import io.github.coherecamel.model.BaseModel;
import io.github.coherecamel.model.BaseType;
import io.github.coherecamel.model.FinetunedModel;
import io.github.coherecamel.model.Hyperparameters;
import io.github.coherecamel.model.Settings;
import io.github.coherecamel.model.Wandb;
import java.net.URLEncoder;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CreateModelTest extends RimTest {
    private static final String CREATE = "cohere-finetune:create";

    /** Every field that the API takes. */
    private static final String WHOLE =
            """
            {"name": "support", "settings": {"base_model": {"name": "command", "base_type": "BASE_TYPE_CHAT",
            "strategy": "STRATEGY_TFEW"}, "dataset_id": "chats", "hyperparameters": {"early_stopping_patience": 3,
            "early_stopping_threshold": 0.001, "train_batch_size": 16, "train_epochs": 2, "learning_rate": 0.01,
            "lora_alpha": 4, "lora_rank": 8, "lora_target_modules": "LORA_TARGET_MODULES_QKVO"},
            "wandb": {"project": "p", "api_key": "w-key-81x", "entity": "e"}}}
            """;

    @BeforeEach
    void addDataset() {
        simulator().seed("{\"datasets\": [{\"id\": \"chats\", \"name\": \"n\", \"dataset_type\": \"" + CHAT + "\"}]}");
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void startsTrainingWithWhatABodyOfAnyKindSays(Object body) {
        var exchange = succeeded(send(CREATE, body, Map.of()));

        assertThat(sent()).isEqualTo(tree(WHOLE));
        var id = String.valueOf(
                exchange.getMessage().getBody(FinetunedModel.class).id());
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(CohereFinetuneHeaders.MODEL_ID, id)
                .containsEntry(CohereFinetuneHeaders.STATUS, "STATUS_READY")
                .containsEntry(Exchange.HTTP_RESPONSE_CODE, 200);
        assertThat(simulator().model(id).path("name").asText()).isEqualTo("support");
    }

    static Stream<Object> bodies() {
        var hyperparameters = new Hyperparameters(3, 0.001, 16, 2, 0.01, 4, 8, "LORA_TARGET_MODULES_QKVO", Map.of());
        var base = new BaseModel("command", null, new BaseType("BASE_TYPE_CHAT"), "STRATEGY_TFEW", Map.of());
        var settings = new Settings(
                base, "chats", hyperparameters, null, new Wandb("p", "w-key-81x", "e", Map.of()), Map.of());
        return Stream.of(
                WHOLE,
                new FinetunedModel(null, "support", null, null, settings, null, null, null, null, null, Map.of()));
    }

    @Test
    void takesEveryFieldFromOptionsAndFromHeaders() {
        var settings = URLEncoder.encode("{\"hyperparameters\": {\"train_epochs\": 2}}", UTF_8);
        succeeded(send(
                CREATE + "?name=support&datasetId=chats&baseType=BASE_TYPE_CHAT&settings=" + settings,
                "ignored",
                Map.of()));
        var byOptions = sent();

        succeeded(send(
                CREATE + "?name=n&datasetId=d&baseType=BASE_TYPE_RERANK&settings={}",
                "ignored",
                Map.of(
                        CohereFinetuneHeaders.NAME,
                        "support",
                        CohereFinetuneHeaders.DATASET_ID,
                        "chats",
                        CohereFinetuneHeaders.BASE_TYPE,
                        "BASE_TYPE_CHAT",
                        CohereFinetuneHeaders.SETTINGS,
                        Map.of("hyperparameters", Map.of("train_epochs", 2)))));

        assertThat(byOptions)
                .isEqualTo(sent())
                .isEqualTo(tree("{'name': 'support', 'settings': {'hyperparameters': {'train_epochs': 2}, 'dataset_id':"
                        + " 'chats', 'base_model': {'base_type': 'BASE_TYPE_CHAT'}}}"));
    }

    @Test
    void passesABaseTypeOnEvenIfItIsNewer() {
        var type = "BASE_TYPE_OF_2027";
        send(CREATE + "?name=n&datasetId=chats&baseType=" + type, null, Map.of());
        assertThat(sent().at("/settings/base_model/base_type").asText()).isEqualTo(type);

        send(CREATE + "?name=n&datasetId=chats", null, Map.of(CohereFinetuneHeaders.BASE_TYPE, type));
        assertThat(sent().at("/settings/base_model/base_type").asText()).isEqualTo(type);
    }

    @Test
    void copiesAModelWithoutWhatOnlyTheApiSets() {
        simulator()
                .seed("{\"models\": [{\"id\": \"11111111-2222-3333-4444-555555555555\", \"name\": \"m\", \"settings\":"
                        + " {\"base_model\": {\"base_type\": \"BASE_TYPE_CHAT\"}, \"dataset_id\": \"chats\", \"later\":"
                        + " {\"a\": [1]}}}]}");
        var there = succeeded(get("11111111-2222-3333-4444-555555555555"))
                .getMessage()
                .getBody(FinetunedModel.class);
        assertThat(there.status()).isNotNull();

        succeeded(send(CREATE, there, Map.of()));

        assertThat(sent())
                .isEqualTo(tree("{'name': 'm', 'settings': {'base_model': {'base_type': 'BASE_TYPE_CHAT'},"
                        + " 'dataset_id': 'chats', 'later': {'a': [1]}}}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'name':'n'} | the API requires settings.base_model.base_type, settings.dataset_id, which is missing",
                "{'name':'n','settings':{'base_model':{'base_type':'BASE_TYPE_CHAT'},'dataset_id':'d','wandb':"
                        + "{'project':'p'}}} | settings.wandb needs both project and api_key",
                "[] | the body is no JSON object"
            },
            quoteCharacter = '~')
    void sendsNothingIfWhatTheApiRequiresIsMissing(String body, String reason) {
        var failure = failed(send(CREATE, body.replace('\'', '"'), Map.of()), InvalidInputException.class);

        assertThat(failure)
                .hasMessageStartingWith("Could not create a fine-tuned model: ")
                .hasMessageContaining(reason);
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void saysWhatToCorrectIfTheSettingsAreOfAnotherShapeThanTheOtherInputs() {
        var uri = CREATE + "?name=n&datasetId=d&baseType=BASE_TYPE_CHAT";

        assertThat(failed(
                        send(uri, null, Map.of(CohereFinetuneHeaders.SETTINGS, "{\"base_model\": \"chat\"}")),
                        InvalidInputException.class))
                .hasMessageContaining("settings.base_model is no JSON object");
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void saysWhichInputsThereAreIfThereIsNone() {
        assertThat(failed(send(CREATE, null, Map.of()), InvalidInputException.class))
                .hasMessageContaining("nothing says what to write");
    }

    private static JsonNode sent() {
        var requests = simulator().requests(CREATE_FINETUNED_MODEL);
        return tree(requests.get(requests.size() - 1).body());
    }
}

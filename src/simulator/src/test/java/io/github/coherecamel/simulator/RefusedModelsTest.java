package io.github.coherecamel.simulator;

import static io.github.coherecamel.simulator.Caller.MODELS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.coherecamel.simulator.call.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the API would not take of a model. */
class RefusedModelsTest {
    @RegisterExtension
    static final CohereSimulatorExtension SIMULATOR = new CohereSimulatorExtension();

    private final CohereSimulator simulator = SIMULATOR.simulator();
    private final Caller caller = new Caller(simulator);
    private String dataset = "";
    private String model = "";

    @BeforeEach
    void addDatasetAndModel() {
        dataset = simulator.addDataset("my data", "chat-finetune-input", "validated");
        model = simulator.addModel("a model", "BASE_TYPE_CHAT", dataset);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"base_model\":{\"base_type\":\"BASE_TYPE_CHAT\",\"name\":7}} | base_model.name: must be a string",
                "{\"base_model\":{\"base_type\":\"BASE_TYPE_CHAT\",\"strategy\":[]}} | base_model.strategy: must be a string",
                "{\"base_model\":{\"base_type\":{}}} | base_model.base_type: must be a string",
                "{\"dataset_id\":[\"d\"]} | dataset_id: must be a string",
                "{\"wandb\":{\"project\":\"p\",\"api_key\":\"k\",\"entity\":{}}} | wandb.entity: must be a string",
                "{\"wandb\":{\"project\":{},\"api_key\":\"k\"}} | wandb.project: must be a string",
                "{\"hyperparameters\":{\"train_epochs\":\"3\"}} | hyperparameters.train_epochs: must be an integer",
                "{\"hyperparameters\":{\"train_epochs\":1e999}} | hyperparameters.train_epochs: must be a 32-bit integer",
                "{\"hyperparameters\":{\"learning_rate\":\"0.1\"}} | hyperparameters.learning_rate: must be a number of 64 bits",
                "{\"hyperparameters\":{\"learning_rate\":1e999}} | hyperparameters.learning_rate: must be a number of 64 bits",
                "{\"hyperparameters\":{\"lora_target_modules\":{}}} | hyperparameters.lora_target_modules: must be one of the LORA",
            })
    void refusesSettingsOfAWrongType(String changed, String message) throws IOException {
        var body = ModelBody.with(dataset);
        ModelBody.settings(body).setAll((ObjectNode) Json.read(changed.getBytes(StandardCharsets.UTF_8)));

        var answer = caller.patch(MODELS + "/" + model, body.toString());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).startsWith("invalid settings." + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | name is required",
                "{\"name\":\"n\"} | settings is required",
                "{\"name\":\"n\",\"settings\":{}} | settings.dataset_id is required",
                "{\"name\":\"n\",\"settings\":{\"dataset_id\":\"d\"}} | settings.base_model is required",
                "{\"name\":\"n\",\"settings\":{\"dataset_id\":\"d\",\"base_model\":{}}} | settings.base_model.base_type is required",
                "{\"name\":7,\"settings\":{}} | invalid name: must be a string",
                "{\"name\":\"n\",\"settings\":[]} | invalid settings: must be an object",
                "{\"name\": | invalid request: the body is not valid JSON",
                "[] | invalid request: the body must be a JSON object",
            })
    void refusesABodyThatIsNotWhole(String body, String message) {
        var before = simulator.model(model);
        var answer = caller.patch(MODELS + "/" + model, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json()).isEqualTo(Json.object().put("message", message));
        assertThat(simulator.model(model)).isEqualTo(before);
    }

    @Test
    void refusesWhatCannotBeTrainedOn() {
        var unknown = ModelBody.with(dataset);
        ModelBody.settings(unknown).put("dataset_id", "none-abcdef");
        var running = ModelBody.with(dataset);
        ModelBody.settings(running).put("dataset_id", simulator.addDataset("r", "chat-finetune-input", "processing"));
        var other = ModelBody.with(dataset);
        ModelBody.settings(other).put("dataset_id", simulator.addDataset("o", "reranker-finetune-input", "validated"));

        assertThat(caller.patch(MODELS + "/" + model, unknown.toString()).message())
                .isEqualTo("dataset with id none-abcdef not found");
        assertThat(caller.patch(MODELS + "/" + model, running.toString()).message())
                .endsWith("its validation status is processing");
        assertThat(caller.patch(MODELS + "/" + model, other.toString()).message())
                .endsWith("of type reranker-finetune-input cannot be used with BASE_TYPE_CHAT");
    }

    @Test
    void knowsNoModelOfAnotherIdAndNoIdThatIsNoUuid() {
        var unknown = "00000000-0000-4000-8000-000000000000";

        assertThat(caller.get(MODELS + "/" + unknown).status()).isEqualTo(404);
        assertThat(caller.get(MODELS + "/" + unknown).json())
                .isEqualTo(Json.object().put("message", "finetuned model " + unknown + " not found"));
        assertThat(caller.patch(MODELS + "/" + unknown, ModelBody.with(dataset).toString())
                        .status())
                .isEqualTo(404);
        assertThat(caller.delete(MODELS + "/" + unknown).status()).isEqualTo(404);
        assertThat(caller.get(MODELS + "/a%2Fb").status()).isEqualTo(400);
        assertThat(caller.get(MODELS + "/a%2Fb").message()).isEqualTo("finetuneID is not a valid UUID: 'a/b'");
    }
}

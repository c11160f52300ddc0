package io.github.coherecamel.simulator;

import static io.github.coherecamel.simulator.Caller.MODELS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.coherecamel.simulator.call.Json;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What calls about a model show and change, and how. */
class FinetunedModelsTest extends ModelTest {

    @Test
    void showsAModelInsideItsWrapper() {
        var answer = caller.get(MODELS + "/" + model);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.raw().headers().firstValue("content-type")).contains("application/json");
        assertThat(answer.raw().headers().firstValue("date")).contains("Thu, 01 Jan 2026 00:00:00 GMT");
        assertThat(answer.json().path("finetuned_model")).isEqualTo(simulator.model(model));
        assertThat(simulator.model(model).path("status").asText()).isEqualTo("STATUS_READY");
        assertThat(UUID.fromString(model).version()).isEqualTo(4);
    }

    @Test
    void replacesTheSettingsWholly() {
        var first = ModelBody.with(dataset);
        ModelBody.settings(first).putObject("hyperparameters").put("train_epochs", 3);
        ModelBody.settings(first).put("a_field_of_the_future", "kept");
        caller.patch(MODELS + "/" + model, first.toString());
        assertThat(simulator.model(model).at("/settings/a_field_of_the_future").asText())
                .isEqualTo("kept");
        assertThat(simulator
                        .model(model)
                        .at("/settings/hyperparameters/train_epochs")
                        .asInt())
                .isEqualTo(3);

        var answer = caller.patch(MODELS + "/" + model, ModelBody.with(dataset).toString());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(simulator.model(model).path("name").asText()).isEqualTo("new name");
        assertThat(simulator.model(model).path("settings").has("hyperparameters"))
                .isFalse();
        assertThat(simulator.model(model).path("settings").has("a_field_of_the_future"))
                .isFalse();
    }

    @Test
    void ignoresWhatIsReadOnly() {
        var body = ModelBody.with(dataset)
                .put("status", "STATUS_PAUSED")
                .put("created_at", "2020-01-01T00:00:00Z")
                .put("creator_id", "me");
        ModelBody.settings(body)
                .put("multi_label", true)
                .withObjectProperty("base_model")
                .put("version", "99");
        var before = simulator.model(model);

        caller.patch(MODELS + "/" + model, body.toString());

        assertThat(simulator.model(model)).isEqualTo(((ObjectNode) before.deepCopy()).put("name", "new name"));
    }

    @Test
    void leavesOutZeroValuesAsProtobufDoes() {
        var body = ModelBody.with(dataset);
        ModelBody.settings(body)
                .putObject("hyperparameters")
                .put("early_stopping_patience", 0)
                .put("learning_rate", 0.01);

        caller.patch(MODELS + "/" + model, body.toString());

        assertThat(simulator.model(model).at("/settings/hyperparameters"))
                .isEqualTo(Json.object().put("learning_rate", 0.01));
    }

    @Test
    void renamesAModelWhoseDatasetHasExpired() {
        CLOCK.advance(Duration.ofDays(31));

        assertThat(caller.patch(MODELS + "/" + model, ModelBody.with(dataset).toString())
                        .status())
                .isEqualTo(200);
        assertThat(caller.post(MODELS, ModelBody.with(dataset).toString()).message())
                .endsWith("not found");
    }

    @Test
    void deletesForGood() {
        assertThat(caller.delete(MODELS + "/" + model).json()).isEqualTo(Json.object());
        assertThat(caller.get(MODELS + "/" + model).status()).isEqualTo(404);
        assertThat(caller.delete(MODELS + "/" + model).status()).isEqualTo(404);
    }
}

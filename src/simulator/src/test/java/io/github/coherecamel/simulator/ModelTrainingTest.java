package io.github.coherecamel.simulator;

import static io.github.coherecamel.simulator.Caller.MODELS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.simulator.call.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** When a model is trained, and what can be seen of it meanwhile. */
class ModelTrainingTest extends ModelTest {

    @Test
    void movesUpdatedAtAndTrainsNothingAgainIfTheDatasetStays() {
        CLOCK.advance(Duration.ofHours(1));
        caller.patch(MODELS + "/" + model, ModelBody.with(dataset).toString());

        assertThat(simulator.model(model).path("updated_at").asText()).isEqualTo("2026-01-01T01:00:00Z");
        assertThat(simulator.model(model).path("created_at").asText()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(simulator.model(model).path("status").asText()).isEqualTo("STATUS_READY");
    }

    @Test
    void trainsAgainWhenTheDatasetChanges() {
        CLOCK.advance(Duration.ofHours(1));
        var update = ModelBody.with(dataset);
        ModelBody.settings(update).put("dataset_id", simulator.addDataset("newer", "chat-finetune-input", "validated"));

        caller.patch(MODELS + "/" + model, update.toString());
        assertThat(simulator.model(model).path("status").asText()).isEqualTo("STATUS_QUEUED");
        assertThat(simulator.model(model).has("completed_at")).isFalse();
        CLOCK.advance(Duration.ofMinutes(1));
        assertThat(simulator.model(model).path("status").asText()).isEqualTo("STATUS_FINETUNING");
        CLOCK.advance(Duration.ofMinutes(9));
        assertThat(simulator.model(model).path("status").asText()).isEqualTo("STATUS_READY");
        assertThat(simulator.model(model).path("completed_at").asText()).isEqualTo("2026-01-01T01:10:00Z");
        assertThat(caller.get(MODELS + "/" + model + "/events")
                        .json()
                        .path("total_size")
                        .asInt())
                .isEqualTo(6);
        assertThat(caller.get(MODELS + "/" + model + "/training-step-metrics")
                        .json()
                        .at("/step_metrics/0/created_at")
                        .asText())
                .isEqualTo("2026-01-01T01:01:00Z");
    }

    @Test
    void staysAsItIsWhenTheDatasetChangesIfBuiltSo() {
        var builder =
                CohereSimulator.builder().trainingTime(Duration.ofHours(1)).retraining(false);
        try (var other = builder.start()) {
            var id = other.addModel("m", "BASE_TYPE_CHAT", "old");
            var update = ModelBody.with(dataset);
            ModelBody.settings(update).put("dataset_id", other.addDataset("newer", "chat-finetune-input", "validated"));

            new Caller(other).patch(MODELS + "/" + id, update.toString());

            assertThat(other.model(id).path("status").asText()).isEqualTo("STATUS_READY");
        }
    }

    /** Also if time goes on while the update is made. */
    @Test
    void answersAnUpdateThatTrainsWithTheTrainingThatHasBegun() {
        var ticks = new AtomicInteger();
        var clock = new Clock() {
            @Override
            public Instant instant() {
                return START.plusMillis(ticks.incrementAndGet());
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        try (var other = CohereSimulator.builder()
                .clock(clock)
                .trainingTime(Duration.ofHours(1))
                .start()) {
            var id = other.addModel("m", "BASE_TYPE_CHAT", "old");
            var update = ModelBody.with(dataset);
            ModelBody.settings(update).put("dataset_id", other.addDataset("newer", "chat-finetune-input", "validated"));

            var answer = new Caller(other).patch(MODELS + "/" + id, update.toString());

            assertThat(answer.json().at("/finetuned_model/status").asText()).isEqualTo("STATUS_QUEUED");
        }
    }

    @Test
    void showsTheKeyOfWeightsAndBiasesUntilTheJobEnds() {
        var body = ModelBody.with(dataset);
        ModelBody.settings(body)
                .putObject("wandb")
                .put("project", "p")
                .put("api_key", "wandb-secret")
                .put("entity", "e");
        var id = caller.post(MODELS, body.toString())
                .json()
                .at("/finetuned_model/id")
                .asText();

        CLOCK.advance(Duration.ofMinutes(9));
        assertThat(caller.get(MODELS + "/" + id)
                        .json()
                        .at("/finetuned_model/settings/wandb/api_key")
                        .asText())
                .isEqualTo("wandb-secret");
        assertThat(caller.get("/_simulator/models").text()).doesNotContain("wandb-secret");
        CLOCK.advance(Duration.ofMinutes(1));
        assertThat(simulator.model(id).at("/settings/wandb"))
                .isEqualTo(Json.object().put("project", "p").put("entity", "e"));
        simulator.setModelStatus(id, "STATUS_FINETUNING");
        assertThat(simulator.model(id).toString()).doesNotContain("wandb-secret");
    }

    @Test
    void forgetsTheKeyOfWeightsAndBiasesAtOnceIfNoJobStarts() {
        var body = ModelBody.with(dataset);
        ModelBody.settings(body).putObject("wandb").put("project", "p").put("api_key", "wandb-secret");

        assertThat(caller.patch(MODELS + "/" + model, body.toString()).text()).doesNotContain("wandb-secret");

        simulator.setModelStatus(model, "STATUS_FINETUNING");
        assertThat(simulator.model(model).toString()).doesNotContain("wandb-secret");
    }

    @Test
    void trainsAModelAsTimePasses() {
        var id = caller.post(MODELS, ModelBody.with(dataset).toString())
                .json()
                .at("/finetuned_model/id")
                .asText();
        assertThat(simulator.model(id).path("status").asText()).isEqualTo("STATUS_QUEUED");
        assertThat(simulator.model(id).has("completed_at")).isFalse();

        CLOCK.advance(Duration.ofMinutes(1));
        assertThat(simulator.model(id).path("status").asText()).isEqualTo("STATUS_FINETUNING");

        CLOCK.advance(Duration.ofMinutes(9));
        assertThat(simulator.model(id).path("status").asText()).isEqualTo("STATUS_READY");
        assertThat(simulator.model(id).path("completed_at").asText()).isEqualTo("2026-01-01T00:10:00Z");
        assertThat(simulator.model(id).path("updated_at").asText()).isEqualTo("2026-01-01T00:10:00Z");
    }
}

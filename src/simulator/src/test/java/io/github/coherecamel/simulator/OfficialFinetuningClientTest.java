package io.github.coherecamel.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.cohere.api.Cohere;
import com.cohere.api.errors.BadRequestError;
import com.cohere.api.errors.NotFoundError;
import com.cohere.api.resources.finetuning.finetuning.types.BaseModel;
import com.cohere.api.resources.finetuning.finetuning.types.BaseType;
import com.cohere.api.resources.finetuning.finetuning.types.FinetunedModel;
import com.cohere.api.resources.finetuning.finetuning.types.Hyperparameters;
import com.cohere.api.resources.finetuning.finetuning.types.LoraTargetModules;
import com.cohere.api.resources.finetuning.finetuning.types.Settings;
import com.cohere.api.resources.finetuning.finetuning.types.Status;
import com.cohere.api.resources.finetuning.finetuning.types.WandbConfig;
import com.cohere.api.resources.finetuning.requests.FinetuningListEventsRequest;
import com.cohere.api.resources.finetuning.requests.FinetuningListFinetunedModelsRequest;
import com.cohere.api.resources.finetuning.requests.FinetuningListTrainingStepMetricsRequest;
import com.cohere.api.resources.finetuning.requests.FinetuningUpdateFinetunedModelRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every operation on models, driven by Cohere's own client. */
class OfficialFinetuningClientTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final OffsetDateTime START_TIME = START.atOffset(ZoneOffset.UTC);
    private static final ManualClock CLOCK = new ManualClock(START);

    @RegisterExtension
    static final CohereSimulatorExtension SIMULATOR = new CohereSimulatorExtension(
            CohereSimulator.builder().clock(CLOCK).apiKey("right").trainingTime(Duration.ofMinutes(10)));

    private final CohereSimulator simulator = SIMULATOR.simulator();
    private final OfficialClient official = new OfficialClient(simulator);
    private final Cohere cohere = official.with("right");

    @BeforeEach
    void startAgain() {
        CLOCK.set(START);
    }

    @AfterEach
    void closeConnections() {
        official.close();
    }

    private static Settings.DatasetIdStage chat() {
        return Settings.builder()
                .baseModel(BaseModel.builder().baseType(BaseType.BASE_TYPE_CHAT).build());
    }

    private static FinetunedModel draft(String name, String dataset) {
        return FinetunedModel.builder()
                .name(name)
                .settings(chat().datasetId(dataset).build())
                .build();
    }

    @Test
    void createsAModelAndFollowsItsTraining() {
        var dataset = simulator.addDataset("d", "chat-finetune-input", "validated");

        var created = cohere.finetuning()
                .createFinetunedModel(draft("a model", dataset))
                .getFinetunedModel()
                .orElseThrow();

        var id = created.getId().orElseThrow();
        assertThat(created.getStatus()).contains(Status.STATUS_QUEUED);
        assertThat(created.getCompletedAt()).isEmpty();
        assertThat(created.getSettings().getBaseModel().getBaseType()).isEqualTo(BaseType.BASE_TYPE_CHAT);
        CLOCK.advance(Duration.ofMinutes(5));
        assertThat(get(id).getStatus()).contains(Status.STATUS_FINETUNING);
        var half = cohere.finetuning()
                .listTrainingStepMetrics(id)
                .getStepMetrics()
                .orElseThrow()
                .size();
        CLOCK.advance(Duration.ofMinutes(5));
        assertThat(get(id).getStatus()).contains(Status.STATUS_READY);
        assertThat(get(id).getCompletedAt()).contains(START_TIME.plusMinutes(10));

        var events = cohere.finetuning().listEvents(id);
        assertThat(events.getTotalSize()).contains(3);
        assertThat(events.getEvents().orElseThrow())
                .extracting(event -> event.getStatus().orElseThrow())
                .containsExactly(Status.STATUS_QUEUED, Status.STATUS_FINETUNING, Status.STATUS_READY);
        assertThat(events.getEvents().orElseThrow().get(0).getUserId()).isPresent();
        assertThat(events.getEvents().orElseThrow().get(2).getUserId()).isEmpty();
        var newest = cohere.finetuning()
                .listEvents(
                        id,
                        FinetuningListEventsRequest.builder()
                                .pageSize(1)
                                .orderBy("created_at desc")
                                .build());
        assertThat(newest.getEvents().orElseThrow())
                .extracting(event -> event.getStatus().orElseThrow())
                .containsExactly(Status.STATUS_READY);

        var metrics = cohere.finetuning()
                .listTrainingStepMetrics(
                        id,
                        FinetuningListTrainingStepMetricsRequest.builder()
                                .pageSize(100)
                                .build());
        var steps = metrics.getStepMetrics().orElseThrow();
        assertThat(steps).hasSizeGreaterThan(half);
        assertThat(half).isPositive();
        assertThat(steps.get(0).getStepNumber()).isEmpty();
        assertThat(steps.get(0).getMetrics().orElseThrow()).containsKeys("accuracy", "cross_entropy", "step");
    }

    private FinetunedModel get(String id) {
        return cohere.finetuning().getFinetunedModel(id).getFinetunedModel().orElseThrow();
    }

    @Test
    void updatesNameDatasetAndHyperparameters() {
        var old = simulator.addDataset("old", "chat-finetune-input", "validated");
        var other = simulator.addDataset("new", "chat-finetune-input", "validated");
        var id = simulator.addModel("old name", "BASE_TYPE_CHAT", old);
        CLOCK.advance(Duration.ofHours(1));
        var hyperparameters = Hyperparameters.builder()
                .trainEpochs(3)
                .trainBatchSize(8)
                .learningRate(0.0001)
                .earlyStoppingPatience(5)
                .earlyStoppingThreshold(0.01)
                .loraAlpha(16)
                .loraRank(8)
                .loraTargetModules(LoraTargetModules.LORA_TARGET_MODULES_QKVO)
                .build();

        var updated = cohere.finetuning()
                .updateFinetunedModel(
                        id,
                        FinetuningUpdateFinetunedModelRequest.builder()
                                .name("new name")
                                .settings(chat().datasetId(other)
                                        .hyperparameters(hyperparameters)
                                        .build())
                                .build())
                .getFinetunedModel()
                .orElseThrow();

        assertThat(updated.getName()).isEqualTo("new name");
        assertThat(updated.getSettings().getDatasetId()).isEqualTo(other);
        assertThat(updated.getSettings().getHyperparameters()).contains(hyperparameters);
        assertThat(updated.getUpdatedAt()).contains(START_TIME.plusHours(1));
        assertThat(get(id)).isEqualTo(updated);
    }

    @Test
    void takesAKeyOfWeightsAndBiasesAndShowsNone() {
        var id = simulator.addModel(
                "m", "BASE_TYPE_CHAT", simulator.addDataset("d", "chat-finetune-input", "validated"));
        var dataset = simulator.model(id).at("/settings/dataset_id").asText();

        cohere.finetuning()
                .updateFinetunedModel(
                        id,
                        FinetuningUpdateFinetunedModelRequest.builder()
                                .name("m")
                                .settings(chat().datasetId(dataset)
                                        .wandb(WandbConfig.builder()
                                                .project("p")
                                                .apiKey("wandb-secret")
                                                .build())
                                        .build())
                                .build());

        assertThat(simulator
                        .requests(ApiOperation.UPDATE_FINETUNED_MODEL)
                        .get(0)
                        .body())
                .contains("wandb-secret");
        assertThat(get(id).getSettings().getWandb().orElseThrow().getProject()).isEqualTo("p");
        assertThat(simulator.model(id).toString()).doesNotContain("wandb-secret");
    }

    @Test
    void pagesThroughModels() {
        for (var number = 0; number < 5; number++) {
            simulator.addModel("m" + number, "BASE_TYPE_RERANK", "d");
        }
        var names = new ArrayList<String>();
        var token = Optional.<String>empty();
        do {
            var request =
                    FinetuningListFinetunedModelsRequest.builder().pageSize(2).orderBy("created_at desc");
            token.ifPresent(request::pageToken);
            var page = cohere.finetuning().listFinetunedModels(request.build());
            assertThat(page.getTotalSize()).contains(5);
            page.getFinetunedModels().orElseThrow().forEach(model -> names.add(model.getName()));
            token = page.getNextPageToken().filter(next -> !next.isEmpty());
        } while (token.isPresent());

        assertThat(names).containsExactly("m4", "m3", "m2", "m1", "m0");
        assertThat(cohere.finetuning().listFinetunedModels().getNextPageToken()).contains("");
    }

    @Test
    void deletesAModel() {
        var id = simulator.addModel("m", "BASE_TYPE_CHAT", "d");

        assertThat(cohere.finetuning().deleteFinetunedModel(id)).isEmpty();
        assertThatThrownBy(() -> cohere.finetuning().getFinetunedModel(id))
                .asInstanceOf(type(NotFoundError.class))
                .extracting(NotFoundError::body)
                .isEqualTo(Map.of("message", "finetuned model " + id + " not found"));
    }

    @Test
    void tellsABadIdAndABadDraft() {
        assertThatThrownBy(() -> cohere.finetuning().getFinetunedModel("../a b"))
                .asInstanceOf(type(BadRequestError.class))
                .extracting(BadRequestError::body)
                .isEqualTo(Map.of("message", "finetuneID is not a valid UUID: '../a b'"));
        assertThatThrownBy(() -> cohere.finetuning().createFinetunedModel(draft("m", "none-abcdef")))
                .asInstanceOf(type(BadRequestError.class))
                .extracting(BadRequestError::body)
                .isEqualTo(Map.of("message", "dataset with id none-abcdef not found"));
    }
}

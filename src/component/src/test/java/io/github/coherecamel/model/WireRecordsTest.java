package io.github.coherecamel.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With a plain mapper: what users have. */
class WireRecordsTest {
    private static final ObjectMapper PLAIN = new ObjectMapper();
    private static final String MODEL =
            """
            {"id": "3a1ff0ea", "name": "support", "creator_id": "c", "organization_id": "o",
             "settings": {
               "base_model": {"name": "english", "version": "14.2.0", "base_type": "BASE_TYPE_CHAT",
                              "strategy": "STRATEGY_TFEW", "unknown1": {"x": [null, 1.5, "y"]}},
               "dataset_id": "my-dataset-d701tr",
               "hyperparameters": {"early_stopping_patience": 6, "early_stopping_threshold": 0.01,
                                   "train_batch_size": 16, "train_epochs": 1, "learning_rate": 0.00005,
                                   "lora_alpha": 8, "lora_rank": 4, "lora_target_modules": "LORA_TARGET_MODULES_QKVO_FFN",
                                   "unknown2": 12345678901234567890},
               "multi_label": false,
               "wandb": {"project": "p", "api_key": "k", "entity": "e", "unknown3": true},
               "unknown4": []},
             "status": "STATUS_READY", "created_at": "2024-01-17T20:11:45Z", "updated_at": "2024-01-17T20:11:45.111Z",
             "completed_at": "2024-01-17T20:11:45.123456Z", "last_used": "2024-01-18T20:11:45Z",
             "unknown5": null, "unknown6": "", "unknown7": {}}
            """;
    private static final String DATASET =
            """
            {"id": "d", "name": "n", "created_at": "2024-01-17T20:11:45Z", "updated_at": "2024-01-17T20:11:45Z",
             "dataset_type": "chat-finetune-input", "validation_status": "failed", "validation_error": "e",
             "validation_warnings": ["w1", "w2"], "schema": "{\\"type\\": \\"record\\"}", "required_fields": ["a"],
             "preserve_fields": ["b"],
             "dataset_parts": [{"id": "p", "name": "p0", "url": "https://x", "index": 0, "size_bytes": 4294967296,
                                "num_rows": 3, "original_url": "https://y", "samples": ["s"], "unknown1": 1}],
             "metrics": {"finetune_dataset_metrics": {
                 "trainable_token_count": 1, "total_examples": 2, "train_examples": 3, "train_size_bytes": 4,
                 "eval_examples": 5, "eval_size_bytes": 6, "chat_data_metrics": {"num_train_turns": 7}}, "unknown2": {}},
             "parse_info": {"separator": ",", "delimiter": null}}
            """;

    @Test
    void aModelSurvivesBeingReadAndWritten() throws JsonProcessingException {
        assertThat(written(PLAIN.readValue(MODEL, FinetunedModel.class))).isEqualTo(PLAIN.readTree(MODEL));
    }

    @Test
    void aDatasetSurvivesBeingReadAndWritten() throws JsonProcessingException {
        assertThat(written(PLAIN.readValue(DATASET, Dataset.class))).isEqualTo(PLAIN.readTree(DATASET));
    }

    @Test
    void aModelReadsItsFields() throws JsonProcessingException {
        var model = PLAIN.readValue(MODEL, FinetunedModel.class);

        assertThat(model.datasetId()).isEqualTo("my-dataset-d701tr");
        assertThat(model.status()).isEqualTo(new ModelStatus("STATUS_READY"));
        assertThat(model.completedAt()).isEqualTo(Instant.parse("2024-01-17T20:11:45.123456Z"));
        assertThat(model.settings()).satisfies(settings -> {
            assertThat(settings.baseModel()).extracting(BaseModel::baseType).isEqualTo(new BaseType("BASE_TYPE_CHAT"));
            assertThat(settings.hyperparameters())
                    .extracting(Hyperparameters::learningRate)
                    .isEqualTo(0.00005);
            assertThat(settings.multiLabel()).isFalse();
        });
        assertThat(model.additional()).containsOnlyKeys("unknown5", "unknown6", "unknown7");
    }

    @Test
    void whatIsAbsentIsEmptyAndIsNotWritten() throws JsonProcessingException {
        var dataset = PLAIN.readValue("{\"id\": \"d\"}", Dataset.class);

        assertThat(dataset.datasetParts()).isEmpty();
        assertThat(dataset.validationWarnings()).isEmpty();
        assertThat(dataset.additional()).isEmpty();
        assertThat(written(dataset)).isEqualTo(PLAIN.readTree("{\"id\": \"d\"}"));
        assertThat(PLAIN.readValue("{}", FinetunedModel.class).datasetId()).isNull();
        assertThat(PLAIN.readValue("{\"dataset_parts\": [{}]}", Dataset.class)
                        .datasetParts()
                        .get(0)
                        .index())
                .isZero();
    }

    @Test
    void aTimeMayHaveAnOffsetAndBeEmpty() throws JsonProcessingException {
        assertThat(PLAIN.readValue("{\"created_at\": \"2026-11-22T10:00:00+02:00\"}", Dataset.class)
                        .createdAt())
                .isEqualTo(Instant.parse("2026-11-22T08:00:00Z"));
        assertThat(PLAIN.readValue("{\"created_at\": \"\"}", Dataset.class).createdAt())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"never\"", "{\"a\": [1]}", "null"})
    void aTimeThatNobodyCanReadIsNone(String time) throws JsonProcessingException {
        var model = PLAIN.readValue(
                "{\"id\": \"m\", \"last_used\": %s, \"name\": \"n\"}".formatted(time), FinetunedModel.class);

        assertThat(model.lastUsed()).isNull();
        assertThat(model.name()).isEqualTo("n");
    }

    @Test
    void aNullAmongItemsIsNoItem() throws JsonProcessingException {
        assertThat(PLAIN.readValue("{\"datasets\": [null, {\"id\": \"d\"}, null]}", DatasetPage.class)
                        .items())
                .extracting(Dataset::id)
                .containsExactly("d");
    }

    @Test
    void everyModelStatusIsKnown() {
        var all = List.of(
                "STATUS_UNSPECIFIED",
                "STATUS_QUEUED",
                "STATUS_FINETUNING",
                "STATUS_DEPLOYING_API",
                "STATUS_READY",
                "STATUS_FAILED",
                "STATUS_DELETED",
                "STATUS_TEMPORARILY_OFFLINE",
                "STATUS_PAUSED");

        assertThat(all)
                .allSatisfy(text ->
                        assertThat("STATUS_" + new ModelStatus(text).value()).isEqualTo(text))
                .filteredOn(text -> new ModelStatus(text).isTerminal())
                .containsExactly("STATUS_READY", "STATUS_FAILED", "STATUS_DELETED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"READY", ""})
    void anotherModelStatusKeepsItsText(String text) {
        var status = new ModelStatus(text);

        assertThat(status.value()).isEqualTo(ModelStatus.Value.UNKNOWN);
        assertThat(status.isTerminal()).isFalse();
        assertThat(status).hasToString(text);
    }

    @Test
    void everyValidationStatusIsKnownAndAnotherKeepsItsText() {
        assertThat(List.of("unknown", "queued", "processing", "failed", "validated", "skipped"))
                .allSatisfy(text ->
                        assertThat(new ValidationStatus(text).value()).hasToString(text.toUpperCase(Locale.ROOT)))
                .filteredOn(text -> new ValidationStatus(text).isTerminal())
                .containsExactly("failed", "validated", "skipped");
        assertThat(new ValidationStatus("dreaming").value()).isEqualTo(ValidationStatus.Value.UNKNOWN);
        assertThat(new ValidationStatus("dreaming")).hasToString("dreaming");
    }

    @Test
    void everyDatasetTypeIsKnown() {
        assertThat(List.of(
                        "embed-input",
                        "embed-result",
                        "cluster-result",
                        "cluster-outliers",
                        "reranker-finetune-input",
                        "single-label-classification-finetune-input",
                        "chat-finetune-input",
                        "multi-label-classification-finetune-input",
                        "batch-chat-input",
                        "batch-openai-chat-input",
                        "batch-embed-v2-input",
                        "batch-chat-v2-input"))
                .allSatisfy(text -> assertThat(new DatasetType(text).value())
                        .hasToString(text.replace('-', '_').toUpperCase(Locale.ROOT)));
    }

    @Test
    void otherEnumsAreKnownOrKeepTheirText() throws JsonProcessingException {
        assertThat(new BaseType("BASE_TYPE_CHAT").value()).isEqualTo(BaseType.Value.CHAT);
        assertThat(new BaseType("BASE_TYPE_X")).hasToString("BASE_TYPE_X");
        assertThat(new DatasetType("x-y").value()).isEqualTo(DatasetType.Value.UNKNOWN);
        var later = "{\"status\":\"STATUS_DREAMING\"}";
        assertThat(written(PLAIN.readValue(later, FinetunedModel.class))).isEqualTo(PLAIN.readTree(later));
    }

    @Test
    void aWandbHidesItsKeyAndWhatItDoesNotKnow() {
        var wandb = new Wandb("p", "s3cret", "e", Map.of("api_token", "s3cret"));
        var settings = new Settings(null, "d", null, null, wandb, Map.of());

        assertThat(wandb).hasToString("Wandb[project=p, apiKey=***, entity=e]");
        assertThat(settings.toString()).doesNotContain("s3cret");
        assertThat(new FinetunedModel("m", "n", null, null, settings, null, null, null, null, null, Map.of())
                        .toString())
                .doesNotContain("s3cret");
        assertThat(new Wandb("p", null, null, Map.of())).hasToString("Wandb[project=p, apiKey=absent, entity=null]");
    }

    private static JsonNode written(WireRecord record) throws JsonProcessingException {
        return PLAIN.readTree(PLAIN.writeValueAsString(record));
    }
}

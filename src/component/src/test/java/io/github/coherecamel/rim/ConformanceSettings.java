package io.github.coherecamel.rim;

import com.cohere.api.resources.finetuning.finetuning.types.BaseModel;
import com.cohere.api.resources.finetuning.finetuning.types.BaseType;
import com.cohere.api.resources.finetuning.finetuning.types.Hyperparameters;
import com.cohere.api.resources.finetuning.finetuning.types.LoraTargetModules;
import com.cohere.api.resources.finetuning.finetuning.types.Settings;
import com.cohere.api.resources.finetuning.finetuning.types.Strategy;
import com.cohere.api.resources.finetuning.finetuning.types.WandbConfig;
import java.util.Map;

/** Settings of a model, as Cohere's own client takes them and as a body here. */
final class ConformanceSettings {
    private ConformanceSettings() {}

    static Settings plain(String dataset) {
        return Settings.builder()
                .baseModel(BaseModel.builder().baseType(BaseType.BASE_TYPE_CHAT).build())
                .datasetId(dataset)
                .build();
    }

    static Settings every(String dataset) {
        return Settings.builder()
                .baseModel(BaseModel.builder()
                        .baseType(BaseType.BASE_TYPE_CHAT)
                        .name("english")
                        .strategy(Strategy.STRATEGY_TFEW)
                        .build())
                .datasetId(dataset)
                .hyperparameters(Hyperparameters.builder()
                        .trainEpochs(3)
                        .trainBatchSize(8)
                        .learningRate(0.0001)
                        .earlyStoppingPatience(5)
                        .earlyStoppingThreshold(0.01)
                        .loraAlpha(16)
                        .loraRank(8)
                        .loraTargetModules(LoraTargetModules.LORA_TARGET_MODULES_QKVO)
                        .build())
                .wandb(WandbConfig.builder()
                        .project("p")
                        .apiKey("k")
                        .entity("e")
                        .build())
                .build();
    }

    static Map<String, Object> everyHere(String dataset) {
        return Map.of(
                "name",
                "n",
                "settings",
                Map.of(
                        "base_model",
                        Map.of("base_type", "BASE_TYPE_CHAT", "name", "english", "strategy", "STRATEGY_TFEW"),
                        "dataset_id",
                        dataset,
                        "hyperparameters",
                        Map.of(
                                "train_epochs", 3,
                                "train_batch_size", 8,
                                "learning_rate", 0.0001,
                                "early_stopping_patience", 5,
                                "early_stopping_threshold", 0.01,
                                "lora_alpha", 16,
                                "lora_rank", 8,
                                "lora_target_modules", "LORA_TARGET_MODULES_QKVO"),
                        "wandb",
                        Map.of("project", "p", "api_key", "k", "entity", "e")));
    }
}

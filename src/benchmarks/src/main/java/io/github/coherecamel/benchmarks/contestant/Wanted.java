package io.github.coherecamel.benchmarks.contestant;

import io.github.coherecamel.model.BaseModel;
import io.github.coherecamel.model.BaseType;
import io.github.coherecamel.model.FinetunedModel;
import io.github.coherecamel.model.Hyperparameters;
import io.github.coherecamel.model.Settings;
import java.util.Map;

/** What all contestants want. Each update is of another model, since updates of one model take turns in the component. */
final class Wanted {

    static final String KEY = "benchmark-key";
    static final String NAME = "support";
    static final String BASE_TYPE = "BASE_TYPE_CHAT";
    static final String DATASET = "d-1";
    static final int EPOCHS = 3;
    static final int BATCH_SIZE = 8;
    static final double LEARNING_RATE = 0.005;
    static final int PATIENCE = 5;
    static final double THRESHOLD = 0.02;

    private Wanted() {}

    static String modelId(int number) {
        return "c0ffee00-1111-4222-8333-" + (100_000_000 + number);
    }

    static FinetunedModel model() {
        return new FinetunedModel(
                null,
                NAME,
                null,
                null,
                new Settings(
                        new BaseModel(null, null, new BaseType(BASE_TYPE), null, Map.of()),
                        DATASET,
                        new Hyperparameters(
                                PATIENCE, THRESHOLD, BATCH_SIZE, EPOCHS, LEARNING_RATE, null, null, null, Map.of()),
                        null,
                        null,
                        Map.of()),
                null,
                null,
                null,
                null,
                null,
                Map.of());
    }
}

package io.github.coherecamel.application.wanted;

import io.github.coherecamel.model.ModelStatus;
import org.jspecify.annotations.Nullable;

/** Told within this process: it has learnt that the training of a model has ended, well or not. */
public record TrainingEnded(String modelId) {

    /** Whether one has ended between two looks at the status of a model. */
    public static boolean isBetween(@Nullable String before, @Nullable String now) {
        return before != null
                && now != null
                && !new ModelStatus(before).isTerminal()
                && new ModelStatus(now).isTerminal();
    }
}

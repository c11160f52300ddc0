package io.github.coherecamel.update;

import io.github.coherecamel.model.BaseType;
import io.github.coherecamel.model.Dataset;
import io.github.coherecamel.model.DatasetType;
import io.github.coherecamel.model.ValidationStatus;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a model can be tuned from a dataset.
 *
 * @param reason why not; null if it can
 */
public record DatasetUsability(Verdict verdict, @Nullable String reason) {

    /** Whether the dataset can be used now, may be later, or never will be. */
    public enum Verdict {
        USABLE,
        NOT_YET,
        NEVER
    }

    /**
     * Judges a dataset.
     *
     * @param multiLabel of a classification model; null if the API did not tell
     */
    public static DatasetUsability of(Dataset dataset, @Nullable BaseType baseType, @Nullable Boolean multiLabel) {
        var status = dataset.validationStatus();
        if (status == null || !status.isTerminal()) {
            return new DatasetUsability(
                    Verdict.NOT_YET, "is not validated yet (%s)".formatted(status == null ? "no status" : status));
        }
        if (status.value() != ValidationStatus.Value.VALIDATED) {
            var error = dataset.validationError();
            return new DatasetUsability(
                    Verdict.NEVER,
                    "did not pass validation (%s%s)".formatted(status, error == null ? "" : ": " + error));
        }
        if (fits(dataset.datasetType(), baseType, multiLabel)) {
            return new DatasetUsability(Verdict.USABLE, null);
        }
        return new DatasetUsability(
                Verdict.NEVER, "is of type %s, which does not fit %s".formatted(dataset.datasetType(), baseType));
    }

    /** What this library does not know is left for the API to judge. */
    private static boolean fits(@Nullable DatasetType type, @Nullable BaseType baseType, @Nullable Boolean multiLabel) {
        if (type == null || baseType == null || type.value() == DatasetType.Value.UNKNOWN) {
            return true;
        }
        var fitting = fitting(baseType, multiLabel);
        return fitting.isEmpty() || fitting.contains(type.value());
    }

    private static Set<DatasetType.Value> fitting(BaseType base, @Nullable Boolean multiLabel) {
        return switch (base.value()) {
            case CHAT -> Set.of(DatasetType.Value.CHAT_FINETUNE_INPUT);
            case RERANK -> Set.of(DatasetType.Value.RERANKER_FINETUNE_INPUT);
            case CLASSIFICATION -> classification(multiLabel);
            // The type for generative models is no longer documented.
            case GENERATIVE, UNSPECIFIED, UNKNOWN -> Set.of();
        };
    }

    private static Set<DatasetType.Value> classification(@Nullable Boolean multiLabel) {
        var single = DatasetType.Value.SINGLE_LABEL_CLASSIFICATION_FINETUNE_INPUT;
        var multi = DatasetType.Value.MULTI_LABEL_CLASSIFICATION_FINETUNE_INPUT;
        return multiLabel == null ? Set.of(single, multi) : Set.of(multiLabel ? multi : single);
    }
}

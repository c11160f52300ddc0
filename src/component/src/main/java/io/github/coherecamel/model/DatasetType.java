package io.github.coherecamel.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a dataset is for, and so how its files are validated ({@code DatasetType} in the API).
 *
 * @param text as on the wire; a text newer than this library is {@link Value#UNKNOWN}
 */
public record DatasetType(@JsonValue String text) {

    /** The values that the API documents, and {@code UNKNOWN} for any other. */
    public enum Value {
        EMBED_INPUT,
        EMBED_RESULT,
        CLUSTER_RESULT,
        CLUSTER_OUTLIERS,
        RERANKER_FINETUNE_INPUT,
        SINGLE_LABEL_CLASSIFICATION_FINETUNE_INPUT,
        CHAT_FINETUNE_INPUT,
        MULTI_LABEL_CLASSIFICATION_FINETUNE_INPUT,
        BATCH_CHAT_INPUT,
        BATCH_OPENAI_CHAT_INPUT,
        BATCH_EMBED_V2_INPUT,
        BATCH_CHAT_V2_INPUT,
        UNKNOWN
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DatasetType {}

    public Value value() {
        return WireNames.kebab(text, Value.UNKNOWN);
    }

    @Override
    public String toString() {
        return text;
    }
}

package io.github.coherecamel.finetune;

import io.github.coherecamel.camel.ConnectionConfiguration;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/** Options of {@code cohere-finetune}. */
@UriParams
public final class CohereFinetuneConfiguration extends ConnectionConfiguration {

    @UriParam(label = "common")
    @Metadata(description = "Id of the fine-tuned model. Header CamelCohereFinetuneModelId wins.")
    private @Nullable String modelId;

    @UriParam(label = "producer")
    @Metadata(description = "Name that the model is to have. Header CamelCohereFinetuneName wins.")
    private @Nullable String name;

    @UriParam(label = "producer")
    @Metadata(
            description = "Id of the dataset that the model is to be tuned from. Header CamelCohereFinetuneDatasetId "
                    + "wins.")
    private @Nullable String datasetId;

    @UriParam(label = "producer")
    @Metadata(
            description = "Settings that the model is to have, as JSON with any of the API's fields. Header "
                    + "CamelCohereFinetuneSettings wins.")
    private @Nullable String settings;

    @UriParam(label = "producer", defaultValue = "true")
    @Metadata(
            description = "Whether an update reads the model first, lays the wanted fields over what is there and "
                    + "writes only if something differs. Otherwise it sends one PATCH with what was given, and no "
                    + "guard applies. Header CamelCohereFinetuneMerge wins.")
    private boolean merge = true;

    @UriParam(label = "producer", defaultValue = "true")
    @Metadata(
            description = "Whether an update that changes the dataset first checks that the new one is validated and "
                    + "of a type that fits the model; nothing is written if not. Applies if option merge is true. "
                    + "Header CamelCohereFinetuneRequireValidated wins.")
    private boolean requireValidated = true;

    public @Nullable String getModelId() {
        return modelId;
    }

    public void setModelId(@Nullable String modelId) {
        this.modelId = modelId;
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }

    public @Nullable String getDatasetId() {
        return datasetId;
    }

    public void setDatasetId(@Nullable String datasetId) {
        this.datasetId = datasetId;
    }

    public @Nullable String getSettings() {
        return settings;
    }

    public void setSettings(@Nullable String settings) {
        this.settings = settings;
    }

    public boolean isMerge() {
        return merge;
    }

    public void setMerge(boolean merge) {
        this.merge = merge;
    }

    public boolean isRequireValidated() {
        return requireValidated;
    }

    public void setRequireValidated(boolean requireValidated) {
        this.requireValidated = requireValidated;
    }

    CohereFinetuneConfiguration copy() {
        return (CohereFinetuneConfiguration) clone();
    }
}

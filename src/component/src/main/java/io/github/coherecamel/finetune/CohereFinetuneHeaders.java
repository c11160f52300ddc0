package io.github.coherecamel.finetune;

import org.apache.camel.spi.Metadata;

/** Headers of {@code cohere-finetune}. As input, a header wins over the option of the same name. */
public final class CohereFinetuneHeaders {

    @Metadata(description = "Id of the fine-tuned model; also set from the answer.", javaType = "String")
    public static final String MODEL_ID = "CamelCohereFinetuneModelId";

    @Metadata(description = "Name that the model is to have.", javaType = "String")
    public static final String NAME = "CamelCohereFinetuneName";

    @Metadata(
            description = "Id of the dataset that the model is to be tuned from; also set from the answer.",
            javaType = "String")
    public static final String DATASET_ID = "CamelCohereFinetuneDatasetId";

    @Metadata(
            description = "Settings that the model is to have, with any of the API's fields: a record, a Map or JSON.",
            javaType = "Object")
    public static final String SETTINGS = "CamelCohereFinetuneSettings";

    @Metadata(description = "Overrides option merge.", javaType = "Boolean")
    public static final String MERGE = "CamelCohereFinetuneMerge";

    @Metadata(description = "Overrides option requireValidated.", javaType = "Boolean")
    public static final String REQUIRE_VALIDATED = "CamelCohereFinetuneRequireValidated";

    @Metadata(
            label = "producer update",
            description = "What an update came to: UPDATED if something was written, UNCHANGED if nothing had to be.",
            javaType = "String")
    public static final String OUTCOME = "CamelCohereFinetuneOutcome";

    @Metadata(
            label = "producer update",
            description = "Id of the dataset that the model had before a merging update.",
            javaType = "String")
    public static final String PREVIOUS_DATASET_ID = "CamelCohereFinetunePreviousDatasetId";

    @Metadata(description = "Status of the model in the answer, such as STATUS_READY.", javaType = "String")
    public static final String STATUS = "CamelCohereFinetuneStatus";

    private CohereFinetuneHeaders() {}
}

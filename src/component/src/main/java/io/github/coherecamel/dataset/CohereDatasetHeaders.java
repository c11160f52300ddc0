package io.github.coherecamel.dataset;

import org.apache.camel.spi.Metadata;

/** Headers of {@code cohere-dataset}. As input, a header wins over the option of the same name. */
public final class CohereDatasetHeaders {

    @Metadata(description = "Id of the dataset; also set from the answer.", javaType = "String")
    public static final String DATASET_ID = "CamelCohereDatasetId";

    @Metadata(
            label = "producer upload",
            description = "Name of the new dataset, fewer than 50 characters.",
            javaType = "String")
    public static final String NAME = "CamelCohereDatasetName";

    @Metadata(
            label = "producer upload",
            description = "Type of the new dataset, such as chat-finetune-input; also one that is newer than this "
                    + "library.",
            javaType = "String")
    public static final String TYPE = "CamelCohereDatasetType";

    @Metadata(
            label = "producer upload",
            description = "Name of the file as the API is told; its extension tells the API the format. If not set, "
                    + "header CamelFileName or the file's own name.",
            javaType = "String")
    public static final String FILE_NAME = "CamelCohereDatasetFileName";

    @Metadata(description = "Where validation stands, such as validated; set from the answer.", javaType = "String")
    public static final String VALIDATION_STATUS = "CamelCohereDatasetValidationStatus";

    private CohereDatasetHeaders() {}
}

package io.github.coherecamel.dataset;

import org.apache.camel.spi.Metadata;

/** Headers of {@code cohere-dataset}. As input, a header wins over the option of the same name. */
public final class CohereDatasetHeaders {

    @Metadata(description = "Id of the dataset; also set by upload, await and watch.", javaType = "String")
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
            javaType = "String",
            enums = CohereDatasetConfiguration.TYPES)
    public static final String TYPE = "CamelCohereDatasetType";

    @Metadata(
            label = "producer upload",
            description = "Name of the file as the API is told; its extension tells the API the format. If not set, "
                    + "header CamelFileName or the file's own name.",
            javaType = "String")
    public static final String FILE_NAME = "CamelCohereDatasetFileName";

    @Metadata(
            label = "producer upload",
            description = "A second file, for evaluation: a File, Path, Camel file, text, bytes or stream.",
            javaType = "Object")
    public static final String EVAL_DATA = "CamelCohereDatasetEvalData";

    @Metadata(
            label = "producer upload",
            description = "Name of the file for evaluation as the API is told. If not set, the file's own name, else "
                    + "data.jsonl.",
            javaType = "String")
    public static final String EVAL_FILE_NAME = "CamelCohereDatasetEvalFileName";

    @Metadata(label = "producer upload", description = "Overrides option keepOriginalFile.", javaType = "Boolean")
    public static final String KEEP_ORIGINAL_FILE = "CamelCohereDatasetKeepOriginalFile";

    @Metadata(label = "producer upload", description = "Overrides option skipMalformedInput.", javaType = "Boolean")
    public static final String SKIP_MALFORMED_INPUT = "CamelCohereDatasetSkipMalformedInput";

    @Metadata(
            label = "producer upload",
            description = "Overrides option keepFields; a collection, or text separated by commas.",
            javaType = "Object")
    public static final String KEEP_FIELDS = "CamelCohereDatasetKeepFields";

    @Metadata(
            label = "producer upload",
            description = "Overrides option optionalFields; a collection, or text separated by commas.",
            javaType = "Object")
    public static final String OPTIONAL_FIELDS = "CamelCohereDatasetOptionalFields";

    @Metadata(label = "producer upload", description = "Overrides option textSeparator.", javaType = "String")
    public static final String TEXT_SEPARATOR = "CamelCohereDatasetTextSeparator";

    @Metadata(label = "producer upload", description = "Overrides option csvDelimiter.", javaType = "String")
    public static final String CSV_DELIMITER = "CamelCohereDatasetCsvDelimiter";

    @Metadata(
            label = "producer list",
            description = "Overrides option validationStatus; also one that is newer than this library.",
            javaType = "String",
            enums = CohereDatasetConfiguration.STATUSES)
    public static final String VALIDATION_STATUS = "CamelCohereDatasetValidationStatus";

    @Metadata(
            label = "producer list",
            description = "Overrides option before: java.time.Instant or RFC 3339 text.",
            javaType = "java.time.Instant")
    public static final String BEFORE = "CamelCohereDatasetBefore";

    @Metadata(
            label = "producer list",
            description = "Overrides option after: java.time.Instant or RFC 3339 text.",
            javaType = "java.time.Instant")
    public static final String AFTER = "CamelCohereDatasetAfter";

    @Metadata(label = "producer list", description = "Overrides option limit.", javaType = "Integer")
    public static final String LIMIT = "CamelCohereDatasetLimit";

    @Metadata(label = "producer list", description = "Overrides option offset.", javaType = "Integer")
    public static final String OFFSET = "CamelCohereDatasetOffset";

    @Metadata(label = "producer list", description = "Overrides option allPages.", javaType = "Boolean")
    public static final String ALL_PAGES = "CamelCohereDatasetAllPages";

    @Metadata(
            description = "Where validation of the dataset in the answer stands, such as validated.",
            javaType = "String",
            enums = CohereDatasetConfiguration.STATUSES)
    public static final String STATUS = "CamelCohereDatasetStatus";

    @Metadata(
            label = "consumer",
            description = "Where validation stood before; absent if the dataset was not there.",
            javaType = "String",
            enums = CohereDatasetConfiguration.STATUSES)
    public static final String PREVIOUS_STATUS = "CamelCohereDatasetPreviousStatus";

    private CohereDatasetHeaders() {}
}

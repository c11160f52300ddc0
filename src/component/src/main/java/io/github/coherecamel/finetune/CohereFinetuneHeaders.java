package io.github.coherecamel.finetune;

import org.apache.camel.spi.Metadata;

/** Headers of {@code cohere-finetune}. As input, a header wins over the option of the same name. */
public final class CohereFinetuneHeaders {

    private static final String STATUSES =
            "STATUS_UNSPECIFIED,STATUS_FINETUNING,STATUS_DEPLOYING_API,STATUS_READY,STATUS_FAILED,STATUS_DELETED,"
                    + "STATUS_TEMPORARILY_OFFLINE,STATUS_PAUSED,STATUS_QUEUED";

    @Metadata(description = "Id of the fine-tuned model; also set by create and watch.", javaType = "String")
    public static final String MODEL_ID = "CamelCohereFinetuneModelId";

    @Metadata(label = "producer update create", description = "Name that the model is to have.", javaType = "String")
    public static final String NAME = "CamelCohereFinetuneName";

    @Metadata(
            label = "producer update create",
            description = "Id of the dataset that the model is to be tuned from.",
            javaType = "String")
    public static final String DATASET_ID = "CamelCohereFinetuneDatasetId";

    @Metadata(
            label = "producer update create",
            description =
                    "Id of a dataset, as cohere-dataset's upload, await and watch set it. Update and create take it "
                            + "where neither CamelCohereFinetuneDatasetId nor option datasetId nor the settings name a dataset.",
            javaType = "String")
    public static final String UPLOADED_DATASET_ID = "CamelCohereDatasetId";

    @Metadata(
            label = "producer update create",
            description = "Settings that the model is to have, with any of the API's fields: a record, a Map or JSON.",
            javaType = "Object")
    public static final String SETTINGS = "CamelCohereFinetuneSettings";

    @Metadata(label = "producer update", description = "Overrides option merge.", javaType = "Boolean")
    public static final String MERGE = "CamelCohereFinetuneMerge";

    @Metadata(label = "producer update", description = "Overrides option requireValidated.", javaType = "Boolean")
    public static final String REQUIRE_VALIDATED = "CamelCohereFinetuneRequireValidated";

    @Metadata(
            label = "producer create",
            description = "Type of the base model, such as BASE_TYPE_CHAT; also one that is newer than this library.",
            javaType = "String",
            enums = CohereFinetuneConfiguration.BASE_TYPES)
    public static final String BASE_TYPE = "CamelCohereFinetuneBaseType";

    @Metadata(label = "producer update", description = "Overrides option onlyNewer.", javaType = "Boolean")
    public static final String ONLY_NEWER = "CamelCohereFinetuneOnlyNewer";

    @Metadata(label = "producer update", description = "Overrides option dryRun.", javaType = "Boolean")
    public static final String DRY_RUN = "CamelCohereFinetuneDryRun";

    @Metadata(
            label = "producer update",
            description = "The model's updated_at when it was looked at, as java.time.Instant or RFC 3339 text. If the "
                    + "model has changed since, the update fails and writes nothing.",
            javaType = "java.time.Instant")
    public static final String EXPECTED_UPDATED_AT = "CamelCohereFinetuneExpectedUpdatedAt";

    @Metadata(label = "producer list events metrics", description = "Overrides option pageSize.", javaType = "Integer")
    public static final String PAGE_SIZE = "CamelCohereFinetunePageSize";

    @Metadata(label = "producer list events metrics", description = "Overrides option pageToken.", javaType = "String")
    public static final String PAGE_TOKEN = "CamelCohereFinetunePageToken";

    @Metadata(label = "producer list events", description = "Overrides option orderBy.", javaType = "String")
    public static final String ORDER_BY = "CamelCohereFinetuneOrderBy";

    @Metadata(label = "producer list events metrics", description = "Overrides option allPages.", javaType = "Boolean")
    public static final String ALL_PAGES = "CamelCohereFinetuneAllPages";

    @Metadata(
            label = "producer list events metrics",
            description = "What to ask the next page with; absent after the last page.",
            javaType = "String")
    public static final String NEXT_PAGE_TOKEN = "CamelCohereFinetuneNextPageToken";

    @Metadata(
            label = "producer list events",
            description = "How many items all pages have, as the API told.",
            javaType = "Integer")
    public static final String TOTAL_SIZE = "CamelCohereFinetuneTotalSize";

    @Metadata(
            label = "producer update",
            description = "What an update came to: UPDATED if something was written, UNCHANGED if nothing had to be, "
                    + "STALE if the dataset in use is newer than the wanted one, PLANNED if it was only tried.",
            javaType = "String",
            enums = "UPDATED,UNCHANGED,STALE,PLANNED")
    public static final String OUTCOME = "CamelCohereFinetuneOutcome";

    @Metadata(
            label = "producer update",
            description = "What an update changed or, with dryRun, would change, in words for people.",
            javaType = "String")
    public static final String DIFFERENCE = "CamelCohereFinetuneDifference";

    @Metadata(
            label = "producer update",
            description = "Id of the dataset that the model had before a merging update.",
            javaType = "String")
    public static final String PREVIOUS_DATASET_ID = "CamelCohereFinetunePreviousDatasetId";

    @Metadata(
            label = "producer update await",
            description = "The model's updated_at after an update that wrote something; absent if nothing was written. "
                    + "Await reads it if option newTraining is true.",
            javaType = "java.time.Instant")
    public static final String UPDATED_AT = "CamelCohereFinetuneUpdatedAt";

    @Metadata(
            description = "Status of the model in the answer, such as STATUS_READY.",
            javaType = "String",
            enums = STATUSES)
    public static final String STATUS = "CamelCohereFinetuneStatus";

    @Metadata(
            label = "consumer",
            description = "Status that the model had before; absent if it was not there.",
            javaType = "String",
            enums = STATUSES)
    public static final String PREVIOUS_STATUS = "CamelCohereFinetunePreviousStatus";

    private CohereFinetuneHeaders() {}
}

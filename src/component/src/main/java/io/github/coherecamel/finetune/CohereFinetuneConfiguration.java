package io.github.coherecamel.finetune;

import io.github.coherecamel.camel.ConnectionConfiguration;
import java.time.Duration;
import org.apache.camel.Predicate;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/** Options of {@code cohere-finetune}. */
@UriParams
public class CohereFinetuneConfiguration extends ConnectionConfiguration {

    static final String BASE_TYPES = "BASE_TYPE_CHAT,BASE_TYPE_CLASSIFICATION,BASE_TYPE_RERANK,BASE_TYPE_GENERATIVE";

    @UriParam(label = "common")
    @Metadata(description = "Id of the fine-tuned model. Header CamelCohereFinetuneModelId wins.")
    private @Nullable String modelId;

    @UriParam(label = "producer")
    @Metadata(description = "Name that the model is to have. Header CamelCohereFinetuneName wins.")
    private @Nullable String name;

    @UriParam(label = "producer")
    @Metadata(
            description = "Id of the dataset that the model is to be tuned from. Header CamelCohereFinetuneDatasetId "
                    + "wins. If neither is set, header CamelCohereDatasetId, as upload, await and a watch set it.")
    private @Nullable String datasetId;

    // Secret, since it may hold the key of Weights & Biases.
    @UriParam(label = "producer", secret = true)
    @Metadata(
            description = "Settings that the model is to have, as JSON with any of the API's fields, or as #name of a "
                    + "bean: a record, a Map or JSON. Header CamelCohereFinetuneSettings wins.")
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

    @UriParam(label = "producer", enums = BASE_TYPES)
    @Metadata(description = "Type of the base model of a new model. Header CamelCohereFinetuneBaseType wins.")
    private @Nullable String baseType;

    @UriParam(label = "producer,advanced")
    @Metadata(
            description =
                    "Bean that is asked right before an update is written whether it still may be, such as whether a "
                            + "lock is still held. If not, nothing is written, and the update fails with ModelChangedException. "
                            + "It must not block.")
    private @Nullable Predicate guard;

    @UriParam(label = "producer", defaultValue = "false")
    @Metadata(
            description = "Whether an update that changes the dataset is left undone, with outcome STALE, "
                    + "if the dataset in use is newer than the wanted one; so a late or repeated event "
                    + "cannot roll a model back. Needs merge. Header CamelCohereFinetuneOnlyNewer wins.")
    private boolean onlyNewer;

    @UriParam(label = "producer", defaultValue = "false")
    @Metadata(
            description = "Whether an update only tells what it would write, with outcome PLANNED. Needs "
                    + "merge. Header CamelCohereFinetuneDryRun wins.")
    private boolean dryRun;

    @UriParam(label = "producer", defaultValue = "5m")
    @Metadata(
            description = "Longest time of an update, from its arrival on: it covers the wait for earlier updates of "
                    + "the same model and all of its calls. At least 1 ms.")
    private Duration updateTimeout = Duration.ofMinutes(5);

    @UriParam(label = "producer")
    @Metadata(
            description = "How many items a page of list, events or metrics has at most; the default is the "
                    + "API's, 50. Header CamelCohereFinetunePageSize wins.")
    private @Nullable Integer pageSize;

    @UriParam(label = "producer")
    @Metadata(
            description = "Which page of list, events or metrics to ask for: the token of the page before. "
                    + "Header CamelCohereFinetunePageToken wins.")
    private @Nullable String pageToken;

    @UriParam(label = "producer")
    @Metadata(
            description = "Order of list and events, such as created_at desc; the API sorts by created_at "
                    + "alone. If not set, events are sorted oldest first here, whatever the API "
                    + "answers. Header CamelCohereFinetuneOrderBy wins.")
    private @Nullable String orderBy;

    @UriParam(label = "producer", defaultValue = "false")
    @Metadata(
            description = "Whether list, events and metrics ask for page after page and join them. Header "
                    + "CamelCohereFinetuneAllPages wins.")
    private boolean allPages;

    @UriParam(label = "producer", defaultValue = "24h")
    @Metadata(description = "Longest time that an await takes; a poll that is out by then is given up. At least 1 ms.")
    private Duration timeout = Duration.ofHours(24);

    @UriParam(label = "producer", defaultValue = "60s")
    @Metadata(
            description = "Time between two polls of an await, varied by a tenth so that many do not ask at "
                    + "once. At least 1 ms. Half of option timeout if that is less.")
    private Duration pollInterval = Duration.ofSeconds(60);

    @UriParam(label = "producer", defaultValue = "10s")
    @Metadata(
            description = "How long an await goes on, asking each second, if the API does not find the model: a "
                    + "service with replicas may not find for a moment what was made shortly before. 0 for no time.")
    private Duration notFoundGracePeriod = Duration.ofSeconds(10);

    @UriParam(label = "producer", defaultValue = "false")
    @Metadata(
            description = "Whether an await counts a model as ready only if its completed_at is not before the time in "
                    + "header CamelCohereFinetuneUpdatedAt, which an update sets if it wrote something; as failed also "
                    + "if its updated_at is after that. Without that header it makes no difference.")
    private boolean newTraining;

    @UriParam(label = "consumer", defaultValue = "true")
    @Metadata(
            description = "Whether a watch that has no state yet reports the models that are there at its first "
                    + "poll. Otherwise it reports what changes after that.")
    private boolean includeExisting = true;

    @UriParam(label = "consumer", defaultValue = "false")
    @Metadata(
            description = "Whether a watch of one model suspends itself when it has reported that the model is "
                    + "ready, failed or deleted; unless includeExisting is false, also if it is still ready or failed "
                    + "as an earlier run reported.")
    private boolean stopAtTerminal;

    @UriParam(label = "consumer")
    @Metadata(
            description =
                    "Where a watch keeps its state: the last status of each model that it reported. The default is "
                            + "memory, which lasts as long as the Camel context runs.")
    private @Nullable StateRepository<String, String> stateRepository;

    @UriParam(label = "consumer")
    @Metadata(
            description = "File in which a watch keeps its state, as an alternative to stateRepository that needs no "
                    + "bean. Watches of different things can share a file.")
    private @Nullable String stateFile;

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

    public @Nullable String getBaseType() {
        return baseType;
    }

    public void setBaseType(@Nullable String baseType) {
        this.baseType = baseType;
    }

    public @Nullable Predicate getGuard() {
        return guard;
    }

    public void setGuard(@Nullable Predicate guard) {
        this.guard = guard;
    }

    public boolean isOnlyNewer() {
        return onlyNewer;
    }

    public void setOnlyNewer(boolean onlyNewer) {
        this.onlyNewer = onlyNewer;
    }

    public boolean isDryRun() {
        return dryRun;
    }

    public void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }

    public Duration getUpdateTimeout() {
        return updateTimeout;
    }

    public void setUpdateTimeout(Duration updateTimeout) {
        this.updateTimeout = updateTimeout;
    }

    public @Nullable Integer getPageSize() {
        return pageSize;
    }

    public void setPageSize(@Nullable Integer pageSize) {
        this.pageSize = pageSize;
    }

    public @Nullable String getPageToken() {
        return pageToken;
    }

    public void setPageToken(@Nullable String pageToken) {
        this.pageToken = pageToken;
    }

    public @Nullable String getOrderBy() {
        return orderBy;
    }

    public void setOrderBy(@Nullable String orderBy) {
        this.orderBy = orderBy;
    }

    public boolean isAllPages() {
        return allPages;
    }

    public void setAllPages(boolean allPages) {
        this.allPages = allPages;
    }

    public Duration getTimeout() {
        return timeout;
    }

    public void setTimeout(Duration timeout) {
        this.timeout = timeout;
    }

    public Duration getPollInterval() {
        return pollInterval;
    }

    public void setPollInterval(Duration pollInterval) {
        this.pollInterval = pollInterval;
    }

    public Duration getNotFoundGracePeriod() {
        return notFoundGracePeriod;
    }

    public void setNotFoundGracePeriod(Duration notFoundGracePeriod) {
        this.notFoundGracePeriod = notFoundGracePeriod;
    }

    public boolean isNewTraining() {
        return newTraining;
    }

    public void setNewTraining(boolean newTraining) {
        this.newTraining = newTraining;
    }

    public boolean isIncludeExisting() {
        return includeExisting;
    }

    public void setIncludeExisting(boolean includeExisting) {
        this.includeExisting = includeExisting;
    }

    public boolean isStopAtTerminal() {
        return stopAtTerminal;
    }

    public void setStopAtTerminal(boolean stopAtTerminal) {
        this.stopAtTerminal = stopAtTerminal;
    }

    public @Nullable StateRepository<String, String> getStateRepository() {
        return stateRepository;
    }

    public void setStateRepository(@Nullable StateRepository<String, String> stateRepository) {
        this.stateRepository = stateRepository;
    }

    public @Nullable String getStateFile() {
        return stateFile;
    }

    public void setStateFile(@Nullable String stateFile) {
        this.stateFile = stateFile;
    }

    CohereFinetuneConfiguration copy() {
        return (CohereFinetuneConfiguration) clone();
    }
}

package io.github.coherecamel.dataset;

import io.github.coherecamel.camel.ConnectionConfiguration;
import java.time.Duration;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/** Options of {@code cohere-dataset}. */
@UriParams
public class CohereDatasetConfiguration extends ConnectionConfiguration {

    static final String TYPES = "embed-input,reranker-finetune-input,single-label-classification-finetune-input,"
            + "chat-finetune-input,multi-label-classification-finetune-input,batch-chat-input,"
            + "batch-openai-chat-input,batch-embed-v2-input,batch-chat-v2-input";

    static final String STATUSES = "unknown,queued,processing,failed,validated,skipped";

    @UriParam(label = "common")
    @Metadata(description = "Id of the dataset. Header CamelCohereDatasetId wins.")
    private @Nullable String datasetId;

    @UriParam(label = "producer")
    @Metadata(
            description = "Name of an uploaded dataset, fewer than 50 characters. Header CamelCohereDatasetName wins. "
                    + "If neither is set, the file's name without its extension, cut to 49 characters.")
    private @Nullable String name;

    @UriParam(label = "common", enums = TYPES)
    @Metadata(
            description =
                    "Type of an uploaded dataset, or of those that are listed or watched. Header CamelCohereDatasetType wins.")
    private @Nullable String type;

    @UriParam(label = "producer")
    @Metadata(description = "Whether the API also stores an uploaded file as it is.")
    private @Nullable Boolean keepOriginalFile;

    @UriParam(label = "producer")
    @Metadata(description = "Whether the API drops malformed rows of an upload, with a warning, instead of failing.")
    private @Nullable Boolean skipMalformedInput;

    @UriParam(label = "producer")
    @Metadata(
            description = "Further fields of an upload that the API keeps, separated by commas; a row that lacks one "
                    + "fails. The API knows this for embed-input only.")
    private @Nullable String keepFields;

    @UriParam(label = "producer")
    @Metadata(
            description = "Further fields of an upload that the API keeps where they are there, separated by commas. "
                    + "The API knows this for embed-input only.")
    private @Nullable String optionalFields;

    @UriParam(label = "producer")
    @Metadata(description = "What separates the texts of an uploaded .txt file.")
    private @Nullable String textSeparator;

    @UriParam(displayName = "CSV Delimiter", label = "producer")
    @Metadata(description = "What separates the fields of an uploaded .csv file: one character.")
    private @Nullable String csvDelimiter;

    @UriParam(label = "producer", defaultValue = "10m")
    @Metadata(description = "Longest time that an await takes; a poll that is out by then is given up. At least 1 ms.")
    private Duration timeout = Duration.ofMinutes(10);

    @UriParam(label = "producer", defaultValue = "5s")
    @Metadata(
            description = "Time between two polls of an await, varied by a tenth so that many do not ask at once. At "
                    + "least 1 ms. Half of option timeout if that is less.")
    private Duration pollInterval = Duration.ofSeconds(5);

    @UriParam(label = "producer", defaultValue = "10s")
    @Metadata(
            description = "How long an await goes on, asking each second, if the API does not find the dataset: a "
                    + "service with replicas may not find for a moment what was made shortly before. 0 for no time.")
    private Duration notFoundGracePeriod = Duration.ofSeconds(10);

    @UriParam(label = "producer")
    @Metadata(
            description =
                    "Path of a second file of an upload, for evaluation. Header " + "CamelCohereDatasetEvalData wins.")
    private @Nullable String evalFile;

    @UriParam(label = "common", enums = STATUSES)
    @Metadata(
            description = "Which datasets are listed, or which state a watch reports. Header "
                    + "CamelCohereDatasetValidationStatus wins in a list.")
    private @Nullable String validationStatus;

    @UriParam(label = "producer")
    @Metadata(
            description = "Only datasets created before this RFC 3339 time are listed. Header "
                    + "CamelCohereDatasetBefore wins.")
    private @Nullable String before;

    @UriParam(label = "producer")
    @Metadata(
            description = "Only datasets created after this RFC 3339 time are listed. Header "
                    + "CamelCohereDatasetAfter wins.")
    private @Nullable String after;

    @UriParam(label = "producer")
    @Metadata(
            description = "How many datasets a page has at most; the API documents no default. Header "
                    + "CamelCohereDatasetLimit wins.")
    private @Nullable Integer limit;

    @UriParam(label = "producer")
    @Metadata(description = "How many datasets a list skips. Header CamelCohereDatasetOffset wins.")
    private @Nullable Integer offset;

    @UriParam(label = "producer", defaultValue = "false")
    @Metadata(
            description = "Whether a list asks for page after page and joins them. Header "
                    + "CamelCohereDatasetAllPages wins.")
    private boolean allPages;

    @UriParam(label = "consumer", defaultValue = "true")
    @Metadata(
            description = "Whether a watch that has no state yet reports the datasets that are there at its first "
                    + "poll. Otherwise it reports what changes after that.")
    private boolean includeExisting = true;

    @UriParam(label = "consumer")
    @Metadata(
            description =
                    "Where a watch keeps its state: the last status of each dataset that it reported. The default is "
                            + "memory, which lasts as long as the Camel context runs.")
    private @Nullable StateRepository<String, String> stateRepository;

    @UriParam(label = "consumer")
    @Metadata(
            description = "File in which a watch keeps its state, as an alternative to stateRepository that needs no "
                    + "bean. Watches of different things can share a file.")
    private @Nullable String stateFile;

    public @Nullable String getDatasetId() {
        return datasetId;
    }

    public void setDatasetId(@Nullable String datasetId) {
        this.datasetId = datasetId;
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }

    public @Nullable String getType() {
        return type;
    }

    public void setType(@Nullable String type) {
        this.type = type;
    }

    public @Nullable Boolean getKeepOriginalFile() {
        return keepOriginalFile;
    }

    public void setKeepOriginalFile(@Nullable Boolean keepOriginalFile) {
        this.keepOriginalFile = keepOriginalFile;
    }

    public @Nullable Boolean getSkipMalformedInput() {
        return skipMalformedInput;
    }

    public void setSkipMalformedInput(@Nullable Boolean skipMalformedInput) {
        this.skipMalformedInput = skipMalformedInput;
    }

    public @Nullable String getKeepFields() {
        return keepFields;
    }

    public void setKeepFields(@Nullable String keepFields) {
        this.keepFields = keepFields;
    }

    public @Nullable String getOptionalFields() {
        return optionalFields;
    }

    public void setOptionalFields(@Nullable String optionalFields) {
        this.optionalFields = optionalFields;
    }

    public @Nullable String getTextSeparator() {
        return textSeparator;
    }

    public void setTextSeparator(@Nullable String textSeparator) {
        this.textSeparator = textSeparator;
    }

    public @Nullable String getCsvDelimiter() {
        return csvDelimiter;
    }

    public void setCsvDelimiter(@Nullable String csvDelimiter) {
        this.csvDelimiter = csvDelimiter;
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

    public @Nullable String getEvalFile() {
        return evalFile;
    }

    public void setEvalFile(@Nullable String evalFile) {
        this.evalFile = evalFile;
    }

    public @Nullable String getValidationStatus() {
        return validationStatus;
    }

    public void setValidationStatus(@Nullable String validationStatus) {
        this.validationStatus = validationStatus;
    }

    public @Nullable String getBefore() {
        return before;
    }

    public void setBefore(@Nullable String before) {
        this.before = before;
    }

    public @Nullable String getAfter() {
        return after;
    }

    public void setAfter(@Nullable String after) {
        this.after = after;
    }

    public @Nullable Integer getLimit() {
        return limit;
    }

    public void setLimit(@Nullable Integer limit) {
        this.limit = limit;
    }

    public @Nullable Integer getOffset() {
        return offset;
    }

    public void setOffset(@Nullable Integer offset) {
        this.offset = offset;
    }

    public boolean isAllPages() {
        return allPages;
    }

    public void setAllPages(boolean allPages) {
        this.allPages = allPages;
    }

    public boolean isIncludeExisting() {
        return includeExisting;
    }

    public void setIncludeExisting(boolean includeExisting) {
        this.includeExisting = includeExisting;
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

    CohereDatasetConfiguration copy() {
        return (CohereDatasetConfiguration) clone();
    }
}

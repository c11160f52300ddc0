package io.github.coherecamel.dataset;

import io.github.coherecamel.camel.ConnectionConfiguration;
import java.time.Duration;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/** Options of {@code cohere-dataset}. */
@UriParams
public final class CohereDatasetConfiguration extends ConnectionConfiguration {

    @UriParam(label = "common")
    @Metadata(description = "Id of the dataset. Header CamelCohereDatasetId wins.")
    private @Nullable String datasetId;

    @UriParam(label = "producer")
    @Metadata(
            description = "Name of an uploaded dataset, fewer than 50 characters. Header CamelCohereDatasetName wins. "
                    + "If neither is set, the file's name without its extension, cut to 49 characters.")
    private @Nullable String name;

    @UriParam(
            label = "producer",
            enums = "embed-input,reranker-finetune-input,single-label-classification-finetune-input,"
                    + "chat-finetune-input,multi-label-classification-finetune-input,batch-chat-input,"
                    + "batch-openai-chat-input,batch-embed-v2-input,batch-chat-v2-input")
    @Metadata(description = "Type of an uploaded dataset. Header CamelCohereDatasetType wins.")
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

    @UriParam(label = "producer")
    @Metadata(description = "What separates the fields of an uploaded .csv file: one character.")
    private @Nullable String csvDelimiter;

    @UriParam(label = "producer", defaultValue = "10m")
    @Metadata(description = "Longest time that an await takes. More than zero.")
    private Duration timeout = Duration.ofMinutes(10);

    @UriParam(label = "producer", defaultValue = "5s")
    @Metadata(
            description = "Time between two polls of an await, varied by a tenth so that many do not ask at once. More "
                    + "than zero.")
    private Duration pollInterval = Duration.ofSeconds(5);

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

    CohereDatasetConfiguration copy() {
        return (CohereDatasetConfiguration) clone();
    }
}

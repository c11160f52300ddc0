package io.github.coherecamel.dataset;

import io.github.coherecamel.api.Call;
import io.github.coherecamel.api.GetDataset;
import io.github.coherecamel.api.ListDatasets;
import io.github.coherecamel.camel.Action;
import io.github.coherecamel.camel.CohereEndpoint;
import io.github.coherecamel.camel.OptionBounds;
import io.github.coherecamel.camel.UnknownTexts;
import io.github.coherecamel.camel.WatchConsumer;
import io.github.coherecamel.camel.WatchRules;
import org.apache.camel.Category;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;

/** Upload datasets to Cohere's API, query them and wait for their validation. */
@UriEndpoint(
        firstVersion = "1.0.0",
        scheme = "cohere-dataset",
        title = "Cohere Dataset",
        syntax = "cohere-dataset:operation",
        category = {Category.AI, Category.API},
        headersClass = CohereDatasetHeaders.class)
public class CohereDatasetEndpoint extends CohereEndpoint {

    @UriPath(enums = "upload,get,list,delete,usage,await,watch")
    @Metadata(
            required = true,
            description =
                    "What to do: upload, get, delete or await a dataset, list datasets, ask for the usage of storage, "
                            + "or watch for changes of state, in from().")
    private CohereDatasetOperation operation = CohereDatasetOperation.GET;

    @UriParam
    private final CohereDatasetConfiguration configuration;

    CohereDatasetEndpoint(String uri, CohereDatasetComponent component, CohereDatasetConfiguration configuration) {
        super(uri, component);
        this.configuration = configuration;
    }

    public CohereDatasetOperation getOperation() {
        return operation;
    }

    public void setOperation(CohereDatasetOperation operation) {
        this.operation = operation;
    }

    @Override
    public CohereDatasetConfiguration getConfiguration() {
        return configuration;
    }

    @Override
    protected void checkOptions() {
        OptionBounds.positive("timeout", configuration.getTimeout());
        OptionBounds.positive("pollInterval", configuration.getPollInterval());
        OptionBounds.notNegative("notFoundGracePeriod", configuration.getNotFoundGracePeriod());
        OptionBounds.id("datasetId", configuration.getDatasetId(), GetDataset::new);
        OptionBounds.notBlank("name", configuration.getName());
        OptionBounds.length("name", configuration.getName(), 1, UploadInputs.LONGEST_NAME);
        OptionBounds.notBlank("type", configuration.getType());
        OptionBounds.notBlank("validationStatus", configuration.getValidationStatus());
        OptionBounds.notBlank("keepFields", configuration.getKeepFields());
        OptionBounds.notBlank("optionalFields", configuration.getOptionalFields());
        OptionBounds.length("textSeparator", configuration.getTextSeparator(), 1, Integer.MAX_VALUE);
        OptionBounds.length("csvDelimiter", configuration.getCsvDelimiter(), 1, 1);
        OptionBounds.path("evalFile", configuration.getEvalFile());
        OptionBounds.path("stateFile", configuration.getStateFile());
        var before = OptionBounds.time("before", configuration.getBefore());
        var after = OptionBounds.time("after", configuration.getAfter());
        OptionBounds.refuse(
                before != null && after != null && !after.isBefore(before),
                "before",
                "is not later than option after, so there is nothing between. Correct one of them.");
        OptionBounds.atLeast(1, "limit", configuration.getLimit());
        OptionBounds.atLeast(0, "offset", configuration.getOffset());
        UnknownTexts.warn("type", configuration.getType(), CohereDatasetConfiguration.TYPES);
        UnknownTexts.warn("validationStatus", configuration.getValidationStatus(), CohereDatasetConfiguration.STATUSES);
    }

    @Override
    protected WatchConsumer<?> newConsumer(Processor processor) throws Exception {
        if (operation != CohereDatasetOperation.WATCH) {
            throw noConsumer();
        }
        return new WatchConsumer<>(
                this,
                processor,
                new WatchedDatasets(
                        configuration.getType(), configuration.getValidationStatus(), configuration.getLimit()),
                new WatchRules(
                        configuration.isIncludeExisting(),
                        false,
                        configuration.getStateRepository(),
                        configuration.getStateFile()));
    }

    @Override
    protected Call<?> probe() {
        return new ListDatasets(null, null, null, null, 1, null);
    }

    @Override
    protected Action actionFor(Message message) throws Exception {
        return operation.actionFrom(message, configuration);
    }
}

package io.github.coherecamel.finetune;

import io.github.coherecamel.api.Call;
import io.github.coherecamel.api.GetDataset;
import io.github.coherecamel.api.GetModel;
import io.github.coherecamel.api.ListModels;
import io.github.coherecamel.api.PageRequest;
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

/** Update and query models that are fine-tuned with Cohere's API. */
@UriEndpoint(
        firstVersion = "1.0.0",
        scheme = "cohere-finetune",
        title = "Cohere Finetune",
        syntax = "cohere-finetune:operation",
        category = {Category.AI, Category.API},
        headersClass = CohereFinetuneHeaders.class)
public class CohereFinetuneEndpoint extends CohereEndpoint {

    private static final String NEEDS_MERGE = "needs the model to be read first. Set option merge to true.";

    @UriPath(enums = "update,create,get,list,delete,events,metrics,await,watch")
    @Metadata(
            required = true,
            description = "What to do: update, create, get, delete or await a fine-tuned model, list models, list the "
                    + "events or metrics of a model, or watch for changes of state, in from().")
    private CohereFinetuneOperation operation = CohereFinetuneOperation.UPDATE;

    @UriParam
    private final CohereFinetuneConfiguration configuration;

    CohereFinetuneEndpoint(String uri, CohereFinetuneComponent component, CohereFinetuneConfiguration configuration) {
        super(uri, component);
        this.configuration = configuration;
    }

    public CohereFinetuneOperation getOperation() {
        return operation;
    }

    public void setOperation(CohereFinetuneOperation operation) {
        this.operation = operation;
    }

    @Override
    public CohereFinetuneConfiguration getConfiguration() {
        return configuration;
    }

    @Override
    protected WatchConsumer<?> newConsumer(Processor processor) throws Exception {
        if (operation != CohereFinetuneOperation.WATCH) {
            throw noConsumer();
        }
        return new WatchConsumer<>(
                this,
                processor,
                new WatchedModels(configuration.getModelId(), configuration.getPageSize()),
                new WatchRules(
                        configuration.isIncludeExisting(),
                        configuration.isStopAtTerminal(),
                        configuration.getStateRepository(),
                        configuration.getStateFile()));
    }

    @Override
    protected void checkOptions() {
        OptionBounds.positive("timeout", configuration.getTimeout());
        OptionBounds.positive("updateTimeout", configuration.getUpdateTimeout());
        OptionBounds.positive("pollInterval", configuration.getPollInterval());
        OptionBounds.notNegative("notFoundGracePeriod", configuration.getNotFoundGracePeriod());
        OptionBounds.id("modelId", configuration.getModelId(), GetModel::new);
        OptionBounds.id("datasetId", configuration.getDatasetId(), GetDataset::new);
        OptionBounds.notBlank("name", configuration.getName());
        OptionBounds.notBlank("baseType", configuration.getBaseType());
        OptionBounds.notBlank("pageToken", configuration.getPageToken());
        OptionBounds.notBlank("orderBy", configuration.getOrderBy());
        OptionBounds.path("stateFile", configuration.getStateFile());
        OptionBounds.jsonObject("settings", configuration.getSettings(), getCamelContext());
        OptionBounds.atLeast(1, "pageSize", configuration.getPageSize());
        if (operation == CohereFinetuneOperation.UPDATE && !configuration.isMerge()) {
            OptionBounds.refuse(configuration.isOnlyNewer(), "onlyNewer", NEEDS_MERGE);
            OptionBounds.refuse(configuration.isDryRun(), "dryRun", NEEDS_MERGE);
        }
        OptionBounds.refuse(
                operation == CohereFinetuneOperation.WATCH
                        && configuration.isStopAtTerminal()
                        && configuration.getModelId() == null,
                "stopAtTerminal",
                "needs one model to watch. Set option modelId.");
        UnknownTexts.warn("baseType", configuration.getBaseType(), CohereFinetuneConfiguration.BASE_TYPES);
    }

    @Override
    protected Call<?> probe() {
        return new ListModels(new PageRequest(1, null, null));
    }

    @Override
    protected Action actionFor(Message message) throws Exception {
        return operation.actionFrom(message, configuration);
    }
}

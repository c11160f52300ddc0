package io.github.coherecamel.dataset;

import io.github.coherecamel.api.Call;
import io.github.coherecamel.api.ListDatasets;
import io.github.coherecamel.camel.Action;
import io.github.coherecamel.camel.CohereEndpoint;
import io.github.coherecamel.camel.ConnectionConfiguration;
import io.github.coherecamel.camel.OptionBounds;
import io.github.coherecamel.camel.WatchConsumer;
import org.apache.camel.Category;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;

/** Upload datasets to Cohere's API, query them and wait for their validation. */
@UriEndpoint(
        firstVersion = "1.0.0",
        scheme = "cohere-dataset",
        title = "Cohere Dataset",
        syntax = "cohere-dataset:operation",
        category = {Category.AI, Category.API},
        headersClass = CohereDatasetHeaders.class)
public final class CohereDatasetEndpoint extends CohereEndpoint {

    @UriPath
    @Metadata(required = true, description = "What to do.")
    private CohereDatasetOperation operation = CohereDatasetOperation.GET;

    @UriParam
    private final CohereDatasetConfiguration configuration;

    private final CohereDatasetComponent component;

    CohereDatasetEndpoint(String uri, CohereDatasetComponent component, CohereDatasetConfiguration configuration) {
        super(uri, component);
        this.component = component;
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
    protected void doInit() throws Exception {
        super.doInit();
        OptionBounds.positive("timeout", configuration.getTimeout());
        OptionBounds.positive("pollInterval", configuration.getPollInterval());
    }

    @Override
    protected WatchConsumer<?> newConsumer(Processor processor) {
        if (operation != CohereDatasetOperation.WATCH) {
            throw new UnsupportedOperationException(getEndpointBaseUri()
                    + " cannot be consumed from. Use it in to(), or consume from cohere-dataset:watch.");
        }
        return new WatchConsumer<>(
                this,
                processor,
                new DatasetSubject(configuration.getType(), configuration.getValidationStatus()),
                new WatchConsumer.WatchRules(
                        configuration.isIncludeExisting(), false, configuration.getStateRepository()));
    }

    @Override
    protected Call<?> probe() {
        return new ListDatasets(null, null, null, null, 1, null);
    }

    @Override
    protected Action actionFor(Message message) throws Exception {
        return operation.actionFrom(message, configuration);
    }

    @Override
    protected ConnectionConfiguration[] connectionSources() {
        return new ConnectionConfiguration[] {
            configuration, component.finetuneComponent().getConfiguration()
        };
    }

    @Override
    protected @Nullable SSLContextParameters globalSslContextParameters() {
        return component.isUseGlobalSslContextParameters()
                        || component.finetuneComponent().isUseGlobalSslContextParameters()
                ? component.getCamelContext().getSSLContextParameters()
                : null;
    }
}

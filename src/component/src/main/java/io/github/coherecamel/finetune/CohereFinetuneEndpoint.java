package io.github.coherecamel.finetune;

import io.github.coherecamel.api.Call;
import io.github.coherecamel.api.ListModels;
import io.github.coherecamel.api.PageRequest;
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

/** Update and query models that are fine-tuned with Cohere's API. */
@UriEndpoint(
        firstVersion = "1.0.0",
        scheme = "cohere-finetune",
        title = "Cohere Finetune",
        syntax = "cohere-finetune:operation",
        category = {Category.AI, Category.API},
        headersClass = CohereFinetuneHeaders.class)
public final class CohereFinetuneEndpoint extends CohereEndpoint {

    @UriPath
    @Metadata(required = true, description = "What to do.")
    private CohereFinetuneOperation operation = CohereFinetuneOperation.UPDATE;

    @UriParam
    private final CohereFinetuneConfiguration configuration;

    private final CohereFinetuneComponent component;

    CohereFinetuneEndpoint(String uri, CohereFinetuneComponent component, CohereFinetuneConfiguration configuration) {
        super(uri, component);
        this.component = component;
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
    protected WatchConsumer<?> newConsumer(Processor processor) {
        if (operation != CohereFinetuneOperation.WATCH) {
            throw new UnsupportedOperationException(getEndpointBaseUri()
                    + " cannot be consumed from. Use it in to(), or consume from cohere-finetune:watch.");
        }
        return new WatchConsumer<>(
                this,
                processor,
                ModelSubject.of(configuration.getModelId()),
                new WatchConsumer.WatchRules(
                        configuration.isIncludeExisting(),
                        configuration.isStopAtTerminal() && configuration.getModelId() != null,
                        configuration.getStateRepository()));
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        OptionBounds.positive("timeout", configuration.getTimeout());
        OptionBounds.positive("updateTimeout", configuration.getUpdateTimeout());
        OptionBounds.positive("pollInterval", configuration.getPollInterval());
    }

    @Override
    protected Call<?> probe() {
        return new ListModels(new PageRequest(1, null, null));
    }

    @Override
    protected Action actionFor(Message message) throws Exception {
        return operation.actionFrom(message, configuration);
    }

    @Override
    protected ConnectionConfiguration[] connectionSources() {
        return new ConnectionConfiguration[] {configuration};
    }

    @Override
    protected @Nullable SSLContextParameters globalSslContextParameters() {
        return component.isUseGlobalSslContextParameters()
                ? component.getCamelContext().getSSLContextParameters()
                : null;
    }
}

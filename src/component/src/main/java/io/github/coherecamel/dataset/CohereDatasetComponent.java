package io.github.coherecamel.dataset;

import io.github.coherecamel.camel.CohereComponent;
import io.github.coherecamel.camel.Operation;
import io.github.coherecamel.finetune.CohereFinetuneComponent;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;

/**
 * Makes endpoints of {@code cohere-dataset}. Connection options that are not set here are those of component
 * {@code cohere-finetune} of the same context.
 */
@Component("cohere-dataset")
public class CohereDatasetComponent extends CohereComponent {

    @Metadata(description = "Options that all endpoints of this component have unless they set their own.")
    private CohereDatasetConfiguration configuration = new CohereDatasetConfiguration();

    @Override
    protected CohereDatasetEndpoint newEndpoint(String uri, String operation) {
        var endpoint = new CohereDatasetEndpoint(uri, this, configuration.copy());
        endpoint.setOperation(Operation.named(operation, CohereDatasetOperation.class));
        return endpoint;
    }

    /** Returns the component whose connection is shared, which no route has to have used before. */
    @Override
    protected CohereComponent connectionParent() {
        return getCamelContext().getComponent("cohere-finetune", CohereFinetuneComponent.class);
    }

    @Override
    public CohereDatasetConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(CohereDatasetConfiguration configuration) {
        this.configuration = configuration;
    }
}

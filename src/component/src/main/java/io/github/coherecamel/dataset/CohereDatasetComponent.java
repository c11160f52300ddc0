package io.github.coherecamel.dataset;

import io.github.coherecamel.camel.OperationName;
import io.github.coherecamel.camel.UriOptions;
import io.github.coherecamel.finetune.CohereFinetuneComponent;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;
import org.jspecify.annotations.Nullable;

/**
 * Makes endpoints of {@code cohere-dataset}. Connection options that are not set here are those of component
 * {@code cohere-finetune} of the same context.
 */
@Component("cohere-dataset")
public final class CohereDatasetComponent extends HealthCheckComponent implements SSLContextParametersAware {

    @Metadata(description = "Options that all endpoints of this component have unless they set their own.")
    private CohereDatasetConfiguration configuration = new CohereDatasetConfiguration();

    @Metadata(
            label = "security",
            description =
                    "Whether Camel's global TLS parameters are used where option sslContextParameters is not set.",
            defaultValue = "false")
    private boolean useGlobalSslContextParameters;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        var endpoint = new CohereDatasetEndpoint(uri, this, configuration.copy());
        endpoint.setOperation(OperationName.in(CohereDatasetOperation.class, remaining));
        endpoint.getConfiguration().takeAdditionalHeaders(parameters);
        try {
            setProperties(endpoint, parameters);
        } catch (PropertyBindingException e) {
            throw UriOptions.unusable(e);
        }
        return endpoint;
    }

    @Override
    protected void validateParameters(String uri, Map<String, Object> unknown, @Nullable String prefix) {
        UriOptions.refuseUnknown(unknown);
    }

    /** Returns the component whose connection is shared, which no route has to have used before. */
    CohereFinetuneComponent finetuneComponent() {
        return getCamelContext().getComponent("cohere-finetune", CohereFinetuneComponent.class);
    }

    public CohereDatasetConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(CohereDatasetConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public boolean isUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    @Override
    public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }
}

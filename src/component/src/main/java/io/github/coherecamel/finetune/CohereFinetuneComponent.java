package io.github.coherecamel.finetune;

import io.github.coherecamel.camel.OperationName;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;

/** Makes endpoints of {@code cohere-finetune}, and holds the connection that {@code cohere-dataset} uses as well. */
@Component("cohere-finetune")
public final class CohereFinetuneComponent extends HealthCheckComponent implements SSLContextParametersAware {

    @Metadata(description = "Options that all endpoints of this component have unless they set their own.")
    private CohereFinetuneConfiguration configuration = new CohereFinetuneConfiguration();

    @Metadata(
            label = "security",
            description =
                    "Whether Camel's global TLS parameters are used where option sslContextParameters is not set.",
            defaultValue = "false")
    private boolean useGlobalSslContextParameters;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        var endpoint = new CohereFinetuneEndpoint(uri, this, configuration.copy());
        endpoint.setOperation(OperationName.in(CohereFinetuneOperation.class, remaining));
        setProperties(endpoint, parameters);
        return endpoint;
    }

    public CohereFinetuneConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(CohereFinetuneConfiguration configuration) {
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

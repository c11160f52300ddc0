package io.github.coherecamel.finetune;

import io.github.coherecamel.camel.OperationName;
import io.github.coherecamel.camel.UriOptions;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;
import org.jspecify.annotations.Nullable;

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
        if (String.valueOf(parameters.get("settings")).contains("api_key")) {
            throw new IllegalArgumentException(
                    "Option settings holds a key of Weights & Biases, and logs, JMX and dumps "
                            + "of routes show the options of an endpoint. Give the settings in header "
                            + CohereFinetuneHeaders.SETTINGS + ", in the body, or as an option of the component.");
        }
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

package io.github.coherecamel.camel;

import java.util.Map;
import java.util.TreeSet;
import org.apache.camel.Endpoint;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.spi.Metadata;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;

/**
 * What the components of both schemes share. What is wrong with an endpoint URI is told by the names of its options alone: a
 * value may be a secret.
 */
public abstract class CohereComponent extends HealthCheckComponent implements SSLContextParametersAware {

    @Metadata(
            label = "security",
            description =
                    "Whether Camel's global TLS parameters are used where option sslContextParameters is not set.",
            defaultValue = "false")
    private boolean useGlobalSslContextParameters;

    /** Returns the options that all endpoints of this component have unless they set their own. */
    public abstract ConnectionConfiguration getConfiguration();

    /** Makes an endpoint with a copy of this component's options. */
    protected abstract CohereEndpoint newEndpoint(String uri, String operation);

    /** Returns the component whose connection options count where this one has none; null if there is none. */
    protected @Nullable CohereComponent connectionParent() {
        return null;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        var endpoint = newEndpoint(uri, remaining);
        endpoint.getConfiguration().takeAdditionalHeaders(parameters);
        OptionBounds.readable(parameters, getEndpointPropertyConfigurer());
        try {
            setProperties(endpoint, parameters);
        } catch (PropertyBindingException e) {
            throw new IllegalArgumentException(
                    "Option " + e.getPropertyName() + " cannot have the value that it is given. Correct it.");
        }
        return endpoint;
    }

    @Override
    protected void validateParameters(String uri, Map<String, Object> unknown, @Nullable String prefix) {
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("There is no option "
                    + String.join(", ", new TreeSet<>(unknown.keySet())) + ". Correct the endpoint URI.");
        }
    }

    final @Nullable SSLContextParameters globalSslContextParameters() {
        var parent = connectionParent();
        if (useGlobalSslContextParameters) {
            return getCamelContext().getSSLContextParameters();
        }
        return parent == null ? null : parent.globalSslContextParameters();
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

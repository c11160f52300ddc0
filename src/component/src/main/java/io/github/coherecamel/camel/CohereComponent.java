package io.github.coherecamel.camel;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.camel.Endpoint;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;

/**
 * What the components of both schemes share. What is wrong with an endpoint URI is told by the names of its options alone: a
 * value may be a secret.
 */
public abstract class CohereComponent extends HealthCheckComponent implements SSLContextParametersAware {

    /** Either does the work of the other: one that an endpoint sets wins over the other of its component. */
    private static final Map<String, String> ALTERNATIVES = Map.of(
            "apiKey", "apiKeySupplier",
            "apiKeySupplier", "apiKey",
            "stateFile", "stateRepository",
            "stateRepository", "stateFile");

    /** Camel Main takes the hyphens out of whatever follows a dot. */
    private static final Pattern HEADER_AFTER_DOT = Pattern.compile(
            "camel\\.component\\.cohere-\\w+\\.(configuration\\.)?additional-?headers\\.(.*-.*)",
            Pattern.CASE_INSENSITIVE);

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
        var key = keyOfKamelet(parameters.get("apiKeySupplier"));
        if (key != null) {
            KameletParameters.check(getCamelContext());
            if (key.isEmpty()) {
                parameters.remove("apiKeySupplier");
            }
        }
        OptionBounds.readable(parameters, getEndpointPropertyConfigurer());
        removeAlternatives(endpoint, parameters);
        try {
            setProperties(endpoint, parameters);
        } catch (PropertyBindingException e) {
            throw new IllegalArgumentException(
                    "Option " + e.getPropertyName() + " cannot have the value that it is given. Correct it.");
        }
        return endpoint;
    }

    private @Nullable ApiKeyBean keyOfKamelet(@Nullable Object reference) {
        var name = OptionBounds.beanName(String.valueOf(reference));
        return name == null ? null : getCamelContext().getRegistry().lookupByNameAndType(name, ApiKeyBean.class);
    }

    @SuppressWarnings("NullAway") // Since 4.22 Camel declares the value to be there always.
    private void removeAlternatives(CohereEndpoint endpoint, Map<String, Object> parameters) {
        var given = new TreeMap<String, Object>(String.CASE_INSENSITIVE_ORDER);
        given.putAll(parameters);
        ALTERNATIVES.forEach((option, other) -> {
            if (given.containsKey(option) && !given.containsKey(other)) {
                getEndpointPropertyConfigurer().configure(getCamelContext(), endpoint, other, null, true);
            }
        });
    }

    @Override
    public @Nullable PropertyConfigurer getComponentPropertyConfigurer() {
        return ReadableTimes.of(super.getComponentPropertyConfigurer());
    }

    @Override
    protected void doStart() throws Exception {
        for (var name : getCamelContext()
                .getPropertiesComponent()
                .loadProperties(name -> HEADER_AFTER_DOT.matcher(name).matches())
                .stringPropertyNames()) {
            var header = HEADER_AFTER_DOT.matcher(name).replaceFirst("$2");
            throw new IllegalArgumentException(
                    "Property %s would set another header, since Camel takes the hyphens out of it. Write additional-headers[%s]."
                            .formatted(name, header));
        }
        super.doStart();
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

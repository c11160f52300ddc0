package io.github.coherecamel.test;

import io.github.coherecamel.camel.CohereComponent;
import io.github.coherecamel.camel.CohereEndpoint;
import io.github.coherecamel.camel.ConnectionConfiguration;
import io.github.coherecamel.simulator.CohereSimulator;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.EndpointStrategy;
import org.apache.camel.support.LifecycleStrategySupport;

/**
 * Lets all endpoints of a Camel context call a simulator, whatever else their options and the environment say.
 * {@link WithCohereSimulator} does it for the contexts that the thread of a test makes; for one that another thread makes, or
 * that was made before, bind this in its registry before it starts, or use {@link #connect}.
 */
public final class SimulatedConnection extends LifecycleStrategySupport implements EndpointStrategy {

    private final CohereSimulator simulator;

    public SimulatedConnection(CohereSimulator simulator) {
        this.simulator = simulator;
    }

    /** Connects a context that has no endpoint of ours yet. */
    public void connect(CamelContext context) {
        context.addLifecycleStrategy(this);
        context.getCamelContextExtension().registerEndpointCallback(this);
        for (var name : context.getComponentNames()) {
            onComponentAdd(name, context.hasComponent(name));
        }
    }

    @Override
    public void onComponentAdd(String name, Component component) {
        if (component instanceof CohereComponent ours) {
            connect(ours.getConfiguration());
        }
    }

    /** Before an endpoint starts, and after properties of its component that were bound meanwhile. */
    @Override
    public void onEndpointAdd(Endpoint endpoint) {
        if (endpoint instanceof CohereEndpoint ours) {
            connect(ours.getConfiguration());
        }
    }

    /** Endpoints that Camel does not keep come only here. */
    @Override
    public Endpoint registerEndpoint(String uri, Endpoint endpoint) {
        onEndpointAdd(endpoint);
        return endpoint;
    }

    private void connect(ConnectionConfiguration connection) {
        connection.setBaseUrl(simulator.baseUrl().toString());
        connection.setApiKey(ConnectionProperties.API_KEY);
        connection.setApiKeySupplier(null);
        connection.setProxyHost(null);
        connection.setProxyPort(null);
        connection.setProxyUsername(null);
        connection.setProxyPassword(null);
    }
}

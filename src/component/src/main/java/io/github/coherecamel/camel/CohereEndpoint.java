package io.github.coherecamel.camel;

import io.github.coherecamel.api.Call;
import io.github.coherecamel.api.ConnectionSettings;
import java.net.URI;
import java.time.Duration;
import org.apache.camel.AsyncEndpoint;
import org.apache.camel.Consumer;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.jspecify.annotations.Nullable;

/**
 * What the endpoints of both schemes share. An endpoint holds nothing of a connection: Camel stops one that is evicted from a
 * cache, though others may go on sending by it.
 */
public abstract class CohereEndpoint extends ScheduledPollEndpoint implements AsyncEndpoint, EndpointServiceLocation {

    /** Camel's default of half a second would use up a fourth of the API's calls per minute on one watch. */
    private static final long DEFAULT_DELAY = 30_000;

    @UriParam(
            label = "consumer,scheduler",
            javaType = "java.time.Duration",
            defaultValue = "" + DEFAULT_DELAY,
            description = "Milliseconds before the next poll.")
    private long delay = DEFAULT_DELAY;

    @UriParam(
            label = "consumer",
            defaultValue = "0",
            description = "Most changes that one poll makes exchanges of; the others follow at the next poll. 0 for no "
                    + "limit.")
    private int maxMessagesPerPoll;

    /** State of a watch without a store; it lives as long as this, so a route that is restarted finds it. */
    private final StateRepository<String, String> memory = new MemoryStateRepository();

    private @Nullable WatchState watchState;

    private final CohereComponent component;

    protected CohereEndpoint(String uri, CohereComponent component) {
        super(uri, component);
        this.component = component;
        super.setDelay(DEFAULT_DELAY);
    }

    /** Returns the options of this endpoint. */
    public abstract ConnectionConfiguration getConfiguration();

    /** Returns the cheapest question there is, for the health check. */
    protected abstract Call<?> probe();

    /** Reads what the operation is to do from a message and this endpoint's options. */
    protected abstract Action actionFor(Message message) throws Exception;

    /** Fails if an option cannot work, with a message that names it and the remedy. */
    protected abstract void checkOptions();

    /** Returns the state of the watch, which all runs of its route share: an exchange may outlive its run. */
    final synchronized WatchState watchState(WatchedResource<?> resource, WatchRules rules) throws Exception {
        var state = watchState;
        if (state == null) {
            var stores = StateStores.of(getCamelContext());
            var store = stores.get(rules.stateRepository(), rules.stateFile(), memory);
            state = new WatchState(resource.key(), resource.buckets(), store, stores);
            watchState = state;
        }
        return state;
    }

    /** Returns what producers and consumers send calls with, each until it closes its own. */
    final CohereClients.Lease lease() throws Exception {
        checkAllOptions();
        var settings = settings();
        var probe = component.isHealthCheckProducerEnabled() ? probe() : null;
        return CohereClients.of(getCamelContext()).acquire(settings, probe);
    }

    private ConnectionSettings settings() throws Exception {
        var defaults = defaults();
        var parameters = defaults.first(ConnectionConfiguration::getSslContextParameters);
        if (parameters == null) {
            parameters = component.globalSslContextParameters();
        }
        var shared = CohereClients.of(getCamelContext());
        return defaults.settings(parameters == null ? null : shared.sslContext(parameters));
    }

    private ConnectionDefaults defaults() {
        var parent = component.connectionParent();
        return parent == null
                ? new ConnectionDefaults(ProcessSettings::find, getConfiguration())
                : new ConnectionDefaults(ProcessSettings::find, getConfiguration(), parent.getConfiguration());
    }

    @Override
    public @Nullable String getServiceUrl() {
        var baseUrl = baseUrl();
        return baseUrl == null ? null : baseUrl.toString();
    }

    @Override
    public @Nullable String getServiceProtocol() {
        var baseUrl = baseUrl();
        return baseUrl == null ? null : baseUrl.getScheme();
    }

    /** Returns null if the options tell none; whoever only looks at an endpoint is not to fail for that. */
    private @Nullable URI baseUrl() {
        try {
            return defaults().settings(null).baseUrl();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @Override
    public Producer createProducer() {
        return new CohereProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        var consumer = newConsumer(processor);
        configureConsumer(consumer);
        consumer.setMaxMessagesPerPoll(maxMessagesPerPoll);
        return consumer;
    }

    /**
     * Makes a consumer that polls.
     *
     * @throws UnsupportedOperationException if this endpoint's operation does not consume
     */
    protected abstract WatchConsumer<?> newConsumer(Processor processor) throws Exception;

    /** Returns the failure for a consumer of an operation that does not consume. */
    protected final UnsupportedOperationException noConsumer() {
        return new UnsupportedOperationException("%s cannot be consumed from. Use it in to(), or consume from %s:watch."
                .formatted(getEndpointBaseUri(), component.getDefaultName()));
    }

    @Override
    public long getDelay() {
        return delay;
    }

    @Override
    public void setDelay(long delay) {
        this.delay = delay;
        super.setDelay(delay);
    }

    public int getMaxMessagesPerPoll() {
        return maxMessagesPerPoll;
    }

    public void setMaxMessagesPerPoll(int maxMessagesPerPoll) {
        this.maxMessagesPerPoll = maxMessagesPerPoll;
    }

    /** Checks the options, without a word to any server. A lazy producer is to start whatever is wrong. */
    @Override
    protected void doStart() throws Exception {
        super.doStart();
        if (!isLazyStartProducer()) {
            checkAllOptions();
            settings();
        }
    }

    private void checkAllOptions() {
        OptionBounds.positive("delay", Duration.ofMillis(delay));
        // Camel's own default is -1.
        OptionBounds.refuse(getInitialDelay() < -1, "initialDelay", "is negative. Give a time such as 5s.");
        OptionBounds.atLeast(0, "maxMessagesPerPoll", maxMessagesPerPoll);
        checkOptions();
    }
}

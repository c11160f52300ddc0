package io.github.coherecamel.camel;

import io.github.coherecamel.api.Call;
import org.apache.camel.Consumer;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.jspecify.annotations.Nullable;

/** What the endpoints of both schemes share: a session while they are started. */
public abstract class CohereEndpoint extends ScheduledPollEndpoint {

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

    /** Marks of a watch without a store; they live as long as this, so a route that is restarted finds them. */
    private final StateRepository<String, String> memory = new MemoryStateRepository();

    private volatile @Nullable Session session;
    private @Nullable Runnable release;

    private final HealthCheckComponent component;

    protected CohereEndpoint(String uri, HealthCheckComponent component) {
        super(uri, component);
        this.component = component;
        super.setDelay(DEFAULT_DELAY);
    }

    /** Returns the options of this endpoint. */
    public abstract ConnectionConfiguration getConfiguration();

    /** Returns where unset connection options come from, the closest first. */
    protected abstract ConnectionConfiguration[] connectionSources();

    protected abstract @Nullable SSLContextParameters globalSslContextParameters();

    /** Returns the cheapest question there is, for the health check. */
    protected abstract Call<?> probe();

    /** Reads what the operation is to do from a message and this endpoint's options. */
    protected abstract Action actionFor(Message message) throws Exception;

    final Session session() {
        var current = session;
        if (current == null) {
            throw new IllegalStateException(getEndpointBaseUri() + " is not started.");
        }
        return current;
    }

    final StateRepository<String, String> memory() {
        return memory;
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
    protected abstract WatchConsumer<?> newConsumer(Processor processor);

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

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        var defaults = new ConnectionDefaults(System::getenv, connectionSources());
        var parameters = defaults.first(ConnectionConfiguration::getSslContextParameters);
        if (parameters == null) {
            parameters = globalSslContextParameters();
        }
        var shared = CohereClients.of(getCamelContext());
        var acquired = defaults.settings(parameters == null ? null : shared.sslContext(parameters));
        var started = shared.acquire(acquired);
        session = started;
        release = () -> shared.release(acquired);
        if (component.isHealthCheckProducerEnabled()) {
            shared.healthChecks().enter(scheme(), acquired, started.client(), probe());
            release = () -> {
                shared.healthChecks().leave(scheme(), acquired);
                shared.release(acquired);
            };
        }
    }

    private String scheme() {
        return component.getDefaultName();
    }

    @Override
    protected void doStop() throws Exception {
        session = null;
        if (release != null) {
            release.run();
            release = null;
        }
        super.doStop();
    }
}

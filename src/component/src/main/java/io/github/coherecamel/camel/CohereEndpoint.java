package io.github.coherecamel.camel;

import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;

/** What the endpoints of both schemes share: a session while they are started. */
public abstract class CohereEndpoint extends DefaultEndpoint {

    private volatile @Nullable Session session;
    private @Nullable Runnable release;

    protected CohereEndpoint(String uri, Component component) {
        super(uri, component);
    }

    /** Returns the options of this endpoint. */
    public abstract ConnectionConfiguration getConfiguration();

    /** Returns where unset connection options come from, the closest first. */
    protected abstract ConnectionConfiguration[] connectionSources();

    protected abstract @Nullable SSLContextParameters globalSslContextParameters();

    /** Reads what the operation is to do from a message and this endpoint's options. */
    protected abstract Action actionFor(Message message) throws Exception;

    final Session session() {
        var current = session;
        if (current == null) {
            throw new IllegalStateException(getEndpointBaseUri() + " is not started.");
        }
        return current;
    }

    @Override
    public Producer createProducer() {
        return new CohereProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException(getEndpointBaseUri() + " cannot be consumed from. Use it in to().");
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
        session = shared.acquire(acquired);
        release = () -> shared.release(acquired);
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

package io.github.coherecamel.api;

import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.nio.AsyncConnectionEndpoint;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.HttpsSupport;
import org.apache.hc.core5.concurrent.ComplexFuture;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Lookup;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.ssl.TLS;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.reactor.ConnectionInitiator;
import org.apache.hc.core5.reactor.ssl.SSLBufferMode;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** A pool of connections that looks up no host by a thread that serves sockets: a slow resolver would stop them all. */
final class Connections extends PoolingAsyncClientConnectionManager {

    private final Executor blocking;

    Connections(TransportSettings settings, Executor blocking) {
        super(
                tls(settings),
                PoolConcurrencyPolicy.STRICT,
                settings.connectionTimeToLive() == null
                        ? TimeValue.NEG_ONE_MILLISECOND
                        : TimeValue.of(settings.connectionTimeToLive()));
        this.blocking = blocking;
        var connectTimeout = Timeout.of(settings.connectTimeout());
        // A server that does not answer must not take the connections of others.
        setMaxTotal(Integer.MAX_VALUE);
        setDefaultMaxPerRoute(settings.maxConnections());
        setDefaultConnectionConfig(
                ConnectionConfig.custom().setConnectTimeout(connectTimeout).build());
        setDefaultTlsConfig(TlsConfig.custom()
                .setHandshakeTimeout(connectTimeout)
                .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                .build());
    }

    private static Lookup<TlsStrategy> tls(TransportSettings settings) {
        var context = settings.sslContext() == null ? SSLContexts.createDefault() : settings.sslContext();
        // With its defaults, version 5.5.1 of Apache's client accepts a trusted certificate of any host. Its builder
        // cannot be told so in version 5.4, which older versions of Camel bring.
        var strategy = new DefaultClientTlsStrategy(
                context,
                new String[] {TLS.V_1_3.getId(), TLS.V_1_2.getId()},
                null,
                SSLBufferMode.STATIC,
                HostnameVerificationPolicy.BOTH,
                HttpsSupport.getDefaultHostnameVerifier());
        return RegistryBuilder.<TlsStrategy>create()
                .register(URIScheme.HTTPS.getId(), strategy)
                .build();
    }

    @Override
    public Future<AsyncConnectionEndpoint> connect(
            AsyncConnectionEndpoint endpoint,
            ConnectionInitiator connectionInitiator,
            Timeout timeout,
            Object attachment,
            HttpContext context,
            FutureCallback<AsyncConnectionEndpoint> callback) {
        Progress.connecting(context);
        var result = new ComplexFuture<>(callback);
        try {
            blocking.execute(() -> {
                if (!result.isDone()) {
                    connectNow(endpoint, connectionInitiator, timeout, attachment, context, result);
                }
            });
        } catch (RejectedExecutionException e) {
            result.failed(e);
        }
        return result;
    }

    private void connectNow(
            AsyncConnectionEndpoint endpoint,
            ConnectionInitiator connectionInitiator,
            Timeout timeout,
            Object attachment,
            HttpContext context,
            ComplexFuture<AsyncConnectionEndpoint> result) {
        try {
            result.setDependency(
                    super.connect(endpoint, connectionInitiator, timeout, attachment, context, new Forwarding(result)));
        } catch (RuntimeException e) {
            result.failed(e);
        }
    }

    private record Forwarding(ComplexFuture<AsyncConnectionEndpoint> to)
            implements FutureCallback<AsyncConnectionEndpoint> {

        @Override
        public void completed(AsyncConnectionEndpoint endpoint) {
            to.completed(endpoint);
        }

        @Override
        public void failed(Exception failure) {
            to.failed(failure);
        }

        @Override
        public void cancelled() {
            to.cancel();
        }
    }
}

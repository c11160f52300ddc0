package io.github.coherecamel.api;

import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.HttpsSupport;
import org.apache.hc.core5.concurrent.DefaultThreadFactory;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.http.ssl.TLS;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.reactor.ssl.SSLBufferMode;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.Timeout;

/** Builds Apache's asynchronous client with everything off that could send a request, or a key, a second time. */
final class AsyncClients {

    /** Two threads keep hundreds of connections busy; more only add switches. */
    private static final int IO_THREADS = 2;

    /** Each connection has three of them, and Apache's 8 KiB are most of the memory of thousands in flight. */
    private static final int BUFFER_SIZE = 1024;

    private AsyncClients() {}

    static CloseableHttpAsyncClient start(ConnectionSettings settings) {
        var responseTimeout = Timeout.of(settings.responseTimeout());
        var builder = HttpAsyncClients.custom()
                .setConnectionManager(connections(settings))
                .setIOReactorConfig(
                        IOReactorConfig.custom().setIoThreadCount(IO_THREADS).build())
                .setHttp1Config(Http1Config.custom().setBufferSize(BUFFER_SIZE).build())
                .setThreadFactory(new DefaultThreadFactory("cohere-io", true))
                .setUserAgent("camel-cohere-finetune")
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(responseTimeout)
                        .setResponseTimeout(responseTimeout)
                        // Newer clients ask for packed answers by themselves, and the limit of an answer's size is one
                        // of what it unpacks to.
                        .setContentCompressionEnabled(false)
                        .build())
                .addExecInterceptorAfter(
                        ChainElement.CONNECT.name(), "connected", (request, entity, scope, chain, callback) -> {
                            Progress.connected(scope.clientContext);
                            chain.proceed(request, entity, scope, callback);
                        })
                .addRequestInterceptorLast((request, entity, context) -> Progress.sent(context))
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableConnectionState();
        if (settings.proxy() == null) {
            // It answers challenges to authenticate, which a key sent at once has no use for, and takes a twelfth of
            // a request's time.
            builder.replaceExecInterceptor(
                    ChainElement.PROTOCOL.name(),
                    (request, entity, scope, chain, callback) -> chain.proceed(request, entity, scope, callback));
        } else {
            useProxy(builder, settings.proxy());
        }
        var client = builder.build();
        client.start();
        return client;
    }

    private static void useProxy(HttpAsyncClientBuilder builder, ConnectionSettings.Proxy proxy) {
        builder.setProxy(new HttpHost(proxy.host(), proxy.port()));
        if (proxy.username() != null && proxy.password() != null) {
            var credentials = new BasicCredentialsProvider();
            credentials.setCredentials(
                    new AuthScope(proxy.host(), proxy.port()),
                    new UsernamePasswordCredentials(
                            proxy.username(), proxy.password().text().toCharArray()));
            builder.setDefaultCredentialsProvider(credentials);
        }
    }

    private static PoolingAsyncClientConnectionManager connections(ConnectionSettings settings) {
        var connectTimeout = Timeout.of(settings.connectTimeout());
        return PoolingAsyncClientConnectionManagerBuilder.create()
                .setTlsStrategy(tls(settings))
                .setMaxConnTotal(settings.maxConnections())
                .setMaxConnPerRoute(settings.maxConnections())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connectTimeout)
                        .build())
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setHandshakeTimeout(connectTimeout)
                        .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                        .build())
                .build();
    }

    private static TlsStrategy tls(ConnectionSettings settings) {
        var context = settings.sslContext() == null ? SSLContexts.createDefault() : settings.sslContext();
        // With its defaults, version 5.5.1 of Apache's client accepts a trusted certificate of any host. Its builder
        // cannot be told so in version 5.4, which older versions of Camel bring.
        return new DefaultClientTlsStrategy(
                context,
                new String[] {TLS.V_1_3.getId(), TLS.V_1_2.getId()},
                null,
                SSLBufferMode.STATIC,
                HostnameVerificationPolicy.BOTH,
                HttpsSupport.getDefaultHostnameVerifier());
    }
}

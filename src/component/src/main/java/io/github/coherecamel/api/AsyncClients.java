package io.github.coherecamel.api;

import java.util.concurrent.ThreadFactory;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.Timeout;

/** Builds Apache's asynchronous client with everything off that could send a request, or a key, a second time. */
final class AsyncClients {

    /** Two threads keep hundreds of connections busy; more only add switches. */
    private static final int IO_THREADS = 2;

    /** Each connection has three of them, and Apache's 8 KiB are most of the memory of thousands in flight. */
    private static final int BUFFER_SIZE = 1024;

    /** Bytes of a line of a head, a trailer or the size of a chunk. No limit is Apache's default. */
    private static final int LONGEST_LINE = 16 * 1024;

    /** Of a head or a trailer. */
    private static final int MOST_HEADERS = 256;

    private AsyncClients() {}

    static CloseableHttpAsyncClient build(
            TransportSettings settings, Connections connections, ThreadFactory threadFactory) {
        var builder = HttpAsyncClients.custom()
                .setConnectionManager(connections)
                .setIOReactorConfig(
                        IOReactorConfig.custom().setIoThreadCount(IO_THREADS).build())
                .setHttp1Config(Http1Config.custom()
                        .setBufferSize(BUFFER_SIZE)
                        .setMaxLineLength(LONGEST_LINE)
                        .setMaxHeaderCount(MOST_HEADERS)
                        .build())
                .setThreadFactory(threadFactory)
                .setUserAgent("camel-cohere-finetune")
                .setDefaultRequestConfig(RequestConfig.custom()
                        // Times are watched from outside, since a thread that serves sockets can end or be busy.
                        .setConnectionRequestTimeout(Timeout.DISABLED)
                        .setResponseTimeout(Timeout.DISABLED)
                        // Newer clients ask for compressed answers by themselves, and the limit of an answer's size is
                        // one of what it decompresses to.
                        .setContentCompressionEnabled(false)
                        .build())
                .addExecInterceptorAfter(
                        ChainElement.CONNECT.name(), "connected", (request, entity, scope, chain, callback) -> {
                            Progress.connected(scope.clientContext, scope.execRuntime);
                            chain.proceed(request, entity, scope, callback);
                        })
                .addRequestInterceptorLast((request, entity, context) -> Progress.sent(context))
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableConnectionState();
        if (settings.proxy() != null) {
            useProxy(builder, settings.proxy());
        }
        if (settings.clientConfigurer() != null) {
            settings.clientConfigurer().configure(builder);
        } else if (settings.proxy() == null) {
            // It answers challenges to authenticate, which a key sent at once has no use for, and takes a twelfth of
            // a request's time. A proxy may challenge, and whoever configures the client may have an answer.
            builder.replaceExecInterceptor(
                    ChainElement.PROTOCOL.name(),
                    (request, entity, scope, chain, callback) -> chain.proceed(request, entity, scope, callback));
        }
        return builder.build();
    }

    private static void useProxy(HttpAsyncClientBuilder builder, TransportSettings.Proxy proxy) {
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
}

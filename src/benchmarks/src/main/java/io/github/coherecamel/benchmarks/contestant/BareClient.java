package io.github.coherecamel.benchmarks.contestant;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.Message;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.entity.AsyncEntityProducers;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityConsumer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.http.nio.support.BasicResponseConsumer;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/** The least that can be done with Apache's asynchronous client and Jackson: no checks, no time limit, no Camel. */
final class BareClient implements AutoCloseable {

    private final HttpHost host;
    private final String prefix;
    private final CloseableHttpAsyncClient client;

    BareClient(Target target) {
        this.host = HttpHost.create(target.baseUrl());
        this.prefix = target.baseUrl().getRawPath() + "/v1/";
        this.client = HttpAsyncClients.custom()
                .setConnectionManager(PoolingAsyncClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(target.connections())
                        .setMaxConnPerRoute(target.connections())
                        .setDefaultTlsConfig(TlsConfig.custom()
                                .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                                .build())
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableConnectionState()
                .build();
        client.start();
    }

    /** @param body written as JSON; null for none */
    @SuppressWarnings("FutureReturnValueIgnored") // The callback tells.
    <T> CompletableFuture<T> call(String method, String path, @Nullable Object body, Class<T> type) {
        var result = new CompletableFuture<T>();
        var request = new BasicHttpRequest(method, host, prefix + path);
        request.setHeader("Authorization", "Bearer " + Wanted.KEY);
        request.setHeader("Accept", "application/json");
        client.execute(
                new BasicRequestProducer(
                        request,
                        body == null ? null : AsyncEntityProducers.create(bytes(body), ContentType.APPLICATION_JSON)),
                new BasicResponseConsumer<>(new BasicAsyncEntityConsumer()),
                new FutureCallback<Message<HttpResponse, byte[]>>() {
                    @Override
                    public void completed(Message<HttpResponse, byte[]> answer) {
                        read(answer, type, result);
                    }

                    @Override
                    public void failed(Exception failure) {
                        result.completeExceptionally(failure);
                    }

                    @Override
                    public void cancelled() {
                        result.cancel(false);
                    }
                });
        return result;
    }

    private static byte[] bytes(Object body) {
        try {
            return JsonText.MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new CompletionException(e);
        }
    }

    private static <T> void read(Message<HttpResponse, byte[]> answer, Class<T> type, CompletableFuture<T> result) {
        if (answer.getHead().getCode() != 200) {
            result.completeExceptionally(
                    new IllegalStateException("HTTP " + answer.getHead().getCode()));
            return;
        }
        try {
            result.complete(JsonText.MAPPER.readValue(answer.getBody(), type));
        } catch (IOException e) {
            result.completeExceptionally(e);
        }
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }
}

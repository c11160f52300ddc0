package io.github.coherecamel.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.entity.AsyncEntityProducers;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/** Sends requests over HTTP/1.1 with Apache's asynchronous client: a request in flight is an object, not a thread. */
public final class HttpTransport implements Transport, AutoCloseable {

    /** Without a charset, which JSON has not: RFC 8259 section 11. */
    private static final ContentType JSON = ContentType.create("application/json");

    private final ConnectionSettings settings;
    private final HttpHost host;
    private final String pathPrefix;
    private final Header[] headers;
    private final CloseableHttpAsyncClient client;
    private final InFlight inFlight;
    private volatile boolean closed;

    public HttpTransport(ConnectionSettings settings) {
        this.settings = settings;
        this.host = HttpHost.create(settings.baseUrl());
        this.pathPrefix = settings.baseUrl().getRawPath();
        this.headers = headers(settings);
        this.inFlight = new InFlight(settings.responseTimeout());
        this.client = AsyncClients.start(settings);
    }

    @Override
    public CompletableFuture<Answer> exchange(Request request) {
        var sending = new Sending(client, host, settings.maxResponseSize(), inFlight);
        Supplier<AsyncRequestProducer> producers =
                () -> new BasicRequestProducer(message(request), entity(request.body(), sending));
        var first = producers.get();
        if (request.body() instanceof Body.Files) {
            inFlight.add(sending);
        } else {
            inFlight.addWithClock(sending);
        }
        if (closed) {
            sending.completeExceptionally(new CancellationException());
        } else {
            sending.begin(first, producers);
        }
        return sending;
    }

    private HttpRequest message(Request request) {
        var message = new BasicHttpRequest(
                request.method(), host, pathPrefix + request.target().text());
        message.setHeaders(headers);
        return message;
    }

    private static Header[] headers(ConnectionSettings settings) {
        var headers = new ArrayList<Header>();
        headers.add(new BasicHeader(HttpHeaders.ACCEPT, "application/json"));
        if (settings.apiKey() != null) {
            headers.add(new BasicHeader(
                    HttpHeaders.AUTHORIZATION, "Bearer " + settings.apiKey().text()));
        }
        if (settings.clientName() != null) {
            headers.add(new BasicHeader("X-Client-Name", settings.clientName()));
        }
        return headers.toArray(Header[]::new);
    }

    private @Nullable AsyncEntityProducer entity(@Nullable Body body, Sending sending) {
        if (body instanceof Body.Files files) {
            try {
                // How long sending takes depends on the files, so the clock starts when they are sent.
                return new FormProducer(files.parts(), () -> inFlight.startClock(sending));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return body instanceof Body.Json json ? AsyncEntityProducers.create(Json.write(json.document()), JSON) : null;
    }

    /** Ends all that is in flight; their futures fail. */
    @Override
    public void close() {
        closed = true;
        // Apache's client drops its connections without a word to those who wait for an answer.
        inFlight.end().forEach(sending -> sending.completeExceptionally(new CancellationException()));
        client.close(CloseMode.IMMEDIATE);
    }
}

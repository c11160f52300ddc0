package io.github.coherecamel.api;

import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.jspecify.annotations.Nullable;

/** Sends requests to one destination over connections that others may use as well. */
final class DestinationTransport implements Transport {

    /** Without a charset, which JSON has not: RFC 8259 section 11. */
    private static final Header JSON_CONTENT = new BasicHeader(HttpHeaders.CONTENT_TYPE, "application/json");

    private final HttpTransport transport;
    private final HttpHost host;
    private final String pathPrefix;
    private final Header[] headers;
    private final @Nullable KeyQueue keys;

    DestinationTransport(HttpTransport transport, Destination destination) {
        this.transport = transport;
        this.host = HttpHost.create(destination.baseUrl());
        this.pathPrefix = destination.baseUrl().getRawPath();
        this.headers = headers(destination);
        this.keys = destination.apiKey() instanceof SuppliedApiKey supplied
                ? new KeyQueue(supplied, transport.blocking().keys())
                : null;
    }

    private static Header[] headers(Destination destination) {
        var headers = new ArrayList<Header>();
        headers.add(new BasicHeader(HttpHeaders.ACCEPT, "application/json"));
        if (destination.apiKey() instanceof FixedApiKey fixed) {
            headers.add(authorization(fixed.key()));
        }
        if (destination.clientName() != null) {
            headers.add(new BasicHeader("X-Client-Name", destination.clientName()));
        }
        destination.additionalHeaders().forEach((name, value) -> headers.add(new BasicHeader(name, value.text())));
        return headers.toArray(Header[]::new);
    }

    private static Header authorization(Secret key) {
        return new BasicHeader(HttpHeaders.AUTHORIZATION, "Bearer " + key.text());
    }

    @Override
    public CompletableFuture<Answer> exchange(Request request) {
        return transport.begin(new HttpExchange(transport, this, request));
    }

    HttpHost host() {
        return host;
    }

    /** Returns where to get the key; null if each message has it already, or none. */
    @Nullable
    KeyQueue keys() {
        return keys;
    }

    HttpRequest message(Request request, @Nullable Secret key) {
        var message = new BasicHttpRequest(
                request.method(), host, pathPrefix + request.target().text());
        message.setHeaders(headers);
        if (request.body() instanceof Body.Json) {
            message.addHeader(JSON_CONTENT);
        }
        if (key != null) {
            message.addHeader(authorization(key));
        }
        return message;
    }
}

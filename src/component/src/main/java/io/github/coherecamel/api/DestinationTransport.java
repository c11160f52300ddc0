package io.github.coherecamel.api;

import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http.message.BasicHttpRequest;

/** Sends requests to one destination over connections that others may use as well. */
final class DestinationTransport implements Transport {

    /** Without a charset, which JSON has not: RFC 8259 section 11. */
    private static final Header JSON_CONTENT = new BasicHeader(HttpHeaders.CONTENT_TYPE, "application/json");

    private final HttpTransport transport;
    private final Destination destination;
    private final HttpHost host;
    private final String pathPrefix;
    private final Header[] headers;

    DestinationTransport(HttpTransport transport, Destination destination) {
        this.transport = transport;
        this.destination = destination;
        this.host = HttpHost.create(destination.baseUrl());
        this.pathPrefix = destination.baseUrl().getRawPath();
        this.headers = headers(destination);
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

    /** Whether making a message asks for the key, which may block. */
    boolean isKeySupplied() {
        return destination.apiKey() instanceof SuppliedApiKey;
    }

    HttpRequest message(Request request) throws NoApiKeyException {
        var message = new BasicHttpRequest(
                request.method(), host, pathPrefix + request.target().text());
        message.setHeaders(headers);
        if (request.body() instanceof Body.Json) {
            message.addHeader(JSON_CONTENT);
        }
        if (destination.apiKey() instanceof SuppliedApiKey supplied) {
            message.addHeader(authorization(supplied.next()));
        }
        return message;
    }
}

package io.github.coherecamel.application.web;

import io.github.coherecamel.application.RouteCalls;
import io.github.coherecamel.application.wanted.Receipt;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.jspecify.annotations.Nullable;

/** Sends what was posted to route {@code event-posted}, which accepts it. */
@Singleton
final class EventRoute {

    private static final String ROUTE = "direct:event-posted";

    private final CamelContext context;
    private final RouteCalls routes;

    EventRoute(CamelContext context, RouteCalls routes) {
        this.context = context;
        this.routes = routes;
    }

    /** Returns what became of each event. */
    CompletableFuture<List<Receipt>> send(byte[] body, Map<String, Object> headers) {
        return routes.send(ROUTE, exchange -> {
                    exchange.getMessage().setBody(body);
                    exchange.getMessage().setHeaders(headers);
                })
                .thenApply(this::receipts);
    }

    private List<Receipt> receipts(Exchange exchange) {
        var failure = exchange.getException();
        if (failure instanceof DirectConsumerNotAvailableException) {
            throw context.getStatus().isStarted()
                    ? Refused.because(
                            404,
                            "No events are taken here: cohere.http.enabled is false, or other routes are in use that have no"
                                    + " direct:event-posted.")
                    : Refused.forNow(503, 5, "This process is being started or stopped.");
        }
        if (failure != null) {
            throw new CompletionException(failure);
        }
        return checked(exchange.getMessage().getBody());
    }

    private static List<Receipt> checked(@Nullable Object body) {
        if (!(body instanceof List<?> list) || !list.stream().allMatch(Receipt.class::isInstance)) {
            throw new IllegalStateException(
                    "Route event-posted has to end with what bean intake answers, a list of receipts");
        }
        return list.stream().map(Receipt.class::cast).toList();
    }
}

package io.github.coherecamel.rim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.ScheduledPollConsumer;

/** A route that watches. It polls when the test says so, or by Camel's scheduler if the URI does not stop that. */
final class Watch extends AsyncProcessorSupport {
    static final String BY_HAND = "startScheduler=false";

    private final CamelContext context;
    private final String routeId;
    private final Function<Exchange, CompletableFuture<?>> work;
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();

    private Watch(CamelContext context, String routeId, Function<Exchange, CompletableFuture<?>> work) {
        this.context = context;
        this.routeId = routeId;
        this.work = work;
    }

    static Watch start(CamelContext context, String uri) throws Exception {
        return start(context, uri, exchange -> CompletableFuture.completedFuture(null));
    }

    /** @param work each exchange ends, well or not, when this does; it has been noted before */
    static Watch start(CamelContext context, String uri, Function<Exchange, CompletableFuture<?>> work)
            throws Exception {
        var watch = new Watch(context, "watch-" + context.getRoutesSize(), work);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).routeId(watch.routeId).process(watch);
            }
        });
        return watch;
    }

    /** Polls as Camel's scheduler does, and returns when the poll is over. */
    void poll() {
        consumer().run();
    }

    ScheduledPollConsumer consumer() {
        return (ScheduledPollConsumer) context.getRoute(routeId).getConsumer();
    }

    String routeId() {
        return routeId;
    }

    /** Returns what was told so far, such as {@code m-1 null STATUS_READY}, and forgets it. */
    List<String> told() {
        var answer = List.copyOf(told);
        told.clear();
        return answer;
    }

    List<Exchange> exchanges() {
        return exchanges;
    }

    void assertPollTells(String... expected) {
        poll();
        assertThat(told()).containsExactlyInAnyOrder(expected);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // What fails is told by the callback.
    public boolean process(Exchange exchange, AsyncCallback callback) {
        note(exchange);
        work.apply(exchange).whenComplete((done, failure) -> {
            exchange.setException(failure);
            callback.done(false);
        });
        return false;
    }

    private void note(Exchange exchange) {
        var headers = exchange.getMessage().getHeaders();
        var prefix = headers.containsKey("CamelCohereDatasetId") ? "CamelCohereDataset" : "CamelCohereFinetune";
        var id = headers.get(prefix + (prefix.endsWith("Dataset") ? "Id" : "ModelId"));
        told.add(id + " " + headers.get(prefix + "PreviousStatus") + ' ' + headers.get(prefix + "Status"));
        exchanges.add(exchange);
    }
}

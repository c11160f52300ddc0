package io.github.coherecamel.benchmarks.contestant;

import java.util.function.Consumer;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;

/** A route from {@code direct:update}, fed without a thread in between. */
final class OnCamel implements AutoCloseable {

    static final String START = "direct:update";

    private final CamelContext context;
    private final AsyncProducer producer;

    /** Prepares a message for one update. */
    @FunctionalInterface
    interface Filling {

        void fill(Exchange exchange, int number);
    }

    OnCamel(CamelContext context, RouteBuilder route) {
        this.context = context;
        try {
            context.getShutdownStrategy().setTimeout(1);
            context.addRoutes(route);
            context.start();
            this.producer = context.getEndpoint(START).createAsyncProducer();
            producer.start();
        } catch (Exception e) {
            throw new IllegalStateException("Could not start the route.", e);
        }
    }

    static CamelContext context() {
        return new DefaultCamelContext();
    }

    void send(int number, Filling filling, Consumer<@Nullable Throwable> done) {
        var exchange = exchange(number, filling);
        producer.process(exchange, doneSync -> done.accept(exchange.getException()));
    }

    void sendAndWait(int number, Filling filling) throws Exception {
        var exchange = exchange(number, filling);
        producer.process(exchange);
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
    }

    private Exchange exchange(int number, Filling filling) {
        var exchange = producer.getEndpoint().createExchange();
        filling.fill(exchange, number);
        return exchange;
    }

    @Override
    public void close() {
        context.stop();
    }
}

package io.github.coherecamel.application;

import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.RuntimeCamelException;

/** Sends exchanges to routes. No thread waits for what a route waits for without one. */
@Singleton
public final class RouteCalls {

    private final CamelContext context;
    private final ExecutorService threads;
    private final ConcurrentMap<String, AsyncProducer> producers = new ConcurrentHashMap<>();

    RouteCalls(CamelContext context) {
        this.context = context;
        this.threads = context.getExecutorServiceManager().newCachedThreadPool(this, "Routes");
    }

    /** Returns the exchange at its end. If the route failed, the failure is in it. */
    public CompletableFuture<Exchange> send(String uri, Processor filling) {
        var ended = new CompletableFuture<Exchange>();
        try {
            var producer = producers.computeIfAbsent(uri, this::started);
            var exchange = producer.getEndpoint().createExchange();
            filling.process(exchange);
            // A step may block, and who sends must not.
            threads.execute(() -> {
                try {
                    producer.process(exchange, doneSync -> ended.complete(exchange));
                } catch (RuntimeException | Error e) {
                    ended.completeExceptionally(e);
                }
            });
        } catch (Exception | Error e) {
            ended.completeExceptionally(e);
        }
        return ended;
    }

    private AsyncProducer started(String uri) {
        try {
            var producer = context.getEndpoint(uri).createAsyncProducer();
            producer.start();
            return producer;
        } catch (Exception e) {
            throw new RuntimeCamelException("Could not send to " + uri + ": " + e.getMessage(), e);
        }
    }
}

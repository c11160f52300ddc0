package io.github.coherecamel.rim;

import static io.github.coherecamel.simulator.ApiOperation.GET_DATASET;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.api.TimedOutException;
import io.github.coherecamel.simulator.Fault;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.ShutdownPrepared;
import org.apache.camel.support.service.ServiceSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** An await of hours must not hold up a route or a context that stops. */
class AwaitStopTest extends AwaitTestSupport {
    private static final String AWAIT = "cohere-dataset:await?pollInterval=1h&timeout=24h&datasetId=";

    private final List<Exchange> ended = new CopyOnWriteArrayList<>();

    @Test
    void endsWhenItsRouteStopsAndWaitsAnewWhenItIsRestarted() throws Exception {
        var id = addDataset("queued");
        addRoute(AWAIT + id);
        patient();

        for (var run = 1; run <= 3; run++) {
            var waiting = template.asyncSend("direct:wait", exchange -> {});
            polled(run);
            assertThat(waiting).isNotDone();

            context.getRouteController().stopRoute("waits");

            abandoned(waiting);
            context.getRouteController().startRoute("waits");
        }
        simulator().setDatasetStatus(id, "validated");
        assertThat(template.asyncSend("direct:wait", exchange -> {}))
                .succeedsWithin(LONG)
                .satisfies(exchange -> assertThat(exchange.getException()).isNull());
    }

    @Test
    void letsAwaitsOfOtherRoutesWaitOn() throws Exception {
        var id = addDataset("queued");
        addRoute(AWAIT + id);
        patient();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:other").routeId("other").to(AWAIT + id);
            }
        });
        var waiting = template.asyncSend("direct:wait", exchange -> {});
        var other = template.asyncSend("direct:other", exchange -> {});
        polled(2);

        context.getRouteController().stopRoute("waits");

        abandoned(waiting);
        assertThat(other).isNotDone();
        simulator().setDatasetStatus(id, "validated");
        pollAgain();
        assertThat(other).succeedsWithin(LONG).satisfies(exchange -> assertThat(exchange.getException())
                .isNull());
    }

    @Test
    void endsInMidPollWhenItsRouteStops() throws Exception {
        simulator().inject(GET_DATASET, Fault.stall());
        addRoute(AWAIT + addDataset("queued"));
        patient();
        var waiting = template.asyncSend("direct:wait", exchange -> {});
        polled(1);

        context.getRouteController().stopRoute("waits");

        abandoned(waiting);
    }

    @Test
    void endsWhenTheContextStopsHoweverItWasReached() throws Exception {
        var id = addDataset("queued");
        addRoute(AWAIT + id);
        patient();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onCompletion().onFailureOnly().process(ended::add);
                from("direct:tap").wireTap(AWAIT + id);
                from("direct:split").split(body()).parallelProcessing().to(AWAIT + id);
                from("direct:enrich").enrich(AWAIT + id);
                from("direct:nested").to("direct:wait");
                from("direct:dynamic").toD(AWAIT + "${body}");
                from("direct:recipients").recipientList(constant(AWAIT + id));
            }
        });
        template.sendBody("direct:tap", "");
        var waiting = List.of("split", "enrich", "nested", "dynamic", "recipients").stream()
                .map(route -> template.asyncSend(
                        "direct:" + route, exchange -> exchange.getMessage().setBody(id)))
                .toList();
        var outside = template.asyncSend(AWAIT + id, exchange -> {});
        polled(7);

        context.stop();

        waiting.forEach(AwaitStopTest::abandoned);
        abandoned(outside);
    }

    @Test
    void isNotAbandonedWhenItsRouteIsSuspendedInTime() throws Exception {
        var id = addDataset("queued");
        addRoute(AWAIT + id);
        patient();
        var waiting = template.asyncSend("direct:wait", exchange -> {});
        polled(1);

        var prepared = new CountDownLatch(1);
        context.getRoute("waits").addService(new NotingService(prepared));
        var suspended = CompletableFuture.runAsync(() -> {
            try {
                context.getRouteController().suspendRoute("waits");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(prepared.await(60, TimeUnit.SECONDS)).isTrue();
        simulator().setDatasetStatus(id, "validated");
        pollAgain();

        assertThat(waiting).succeedsWithin(LONG).satisfies(exchange -> assertThat(exchange.getException())
                .isNull());
        assertThat(suspended).succeedsWithin(LONG);
    }

    @Test
    void goesOnIfOnlyItsProducerIsStoppedAsOneOfACacheCanBe() throws Exception {
        var id = addDataset("queued");
        var endpoint = context.getEndpoint(AWAIT + id);
        var producer = endpoint.createAsyncProducer();
        producer.start();
        var exchange = endpoint.createExchange();
        var waiting = producer.processAsync(exchange);
        untilPaused();

        producer.stop();

        assertThat(waiting).isNotDone();
        simulator().setDatasetStatus(id, "validated");
        pollAgain();
        assertThat(waiting).succeedsWithin(LONG);
        succeeded(exchange);
    }

    @Test
    void abandonsThousandsAtOnce() throws Exception {
        addRoute(AWAIT + addDataset("queued"));
        patient();
        var waiting = IntStream.range(0, 2_000)
                .mapToObj(i -> sendLater("direct:wait", null, Map.of()))
                .toList();
        polled(2_000);

        context.getRouteController().stopRoute("waits");

        waiting.forEach(AwaitStopTest::abandoned);
    }

    private void addRoute(String uri) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:wait").routeId("waits").to(uri);
            }
        });
    }

    /** So that an await that ends does not owe it to Camel's impatience. */
    private void patient() {
        context.getShutdownStrategy().setTimeout(1_000);
    }

    private static void abandoned(CompletableFuture<Exchange> waiting) {
        assertThat(waiting).succeedsWithin(LONG).satisfies(exchange -> assertThat(exchange.getException())
                .isInstanceOf(TimedOutException.class)
                .hasMessageContaining("the route or the Camel context is being stopped")
                .hasMessageContaining("It may still happen"));
    }

    private static void polled(int times) {
        Awaitility.await()
                .atMost(LONG)
                .until(() -> simulator().requests(GET_DATASET).size() >= times);
    }

    /** Is prepared after what was there before it. */
    private static final class NotingService extends ServiceSupport implements ShutdownPrepared {
        private final CountDownLatch prepared;

        NotingService(CountDownLatch prepared) {
            this.prepared = prepared;
        }

        @Override
        public void prepareShutdown(boolean suspendOnly, boolean forced) {
            prepared.countDown();
        }
    }
}

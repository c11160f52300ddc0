package io.github.coherecamel.rim;

import static io.github.coherecamel.simulator.ApiOperation.GET_DATASET;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.api.TimedOutException;
import io.github.coherecamel.simulator.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** An await of hours must not hold up a route or a context that stops. */
class AwaitStopTest extends RimTest {
    private static final String AWAIT = "cohere-dataset:await?pollInterval=1h&timeout=24h&datasetId=";
    private static final Duration LONG = Duration.ofSeconds(30);

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

            stopsSoon(() -> context.getRouteController().stopRoute("waits"));

            sentAway(waiting);
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
                from("direct:other").routeId("other").to("cohere-dataset:await?pollInterval=10ms&datasetId=" + id);
            }
        });
        var waiting = template.asyncSend("direct:wait", exchange -> {});
        var other = template.asyncSend("direct:other", exchange -> {});
        polled(5);

        context.getRouteController().stopRoute("waits");

        sentAway(waiting);
        assertThat(other).isNotDone();
        simulator().setDatasetStatus(id, "validated");
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

        stopsSoon(() -> context.getRouteController().stopRoute("waits"));

        sentAway(waiting);
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

        stopsSoon(() -> context.stop());

        waiting.forEach(AwaitStopTest::sentAway);
        sentAway(outside);
    }

    @Test
    void isNotSentAwayWhenItsRouteIsSuspendedInTime() throws Exception {
        var id = addDataset("queued");
        addRoute("cohere-dataset:await?pollInterval=10ms&datasetId=" + id);
        patient();
        var waiting = template.asyncSend("direct:wait", exchange -> {});
        polled(1);

        var suspended = CompletableFuture.runAsync(() -> {
            try {
                context.getRouteController().suspendRoute("waits");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        polled(10);
        simulator().setDatasetStatus(id, "validated");

        assertThat(waiting).succeedsWithin(LONG).satisfies(exchange -> assertThat(exchange.getException())
                .isNull());
        assertThat(suspended).succeedsWithin(LONG);
    }

    @Test
    void sendsThousandsAwayAtOnce() throws Exception {
        addRoute(AWAIT + addDataset("queued"));
        patient();
        var waiting = IntStream.range(0, 2_000)
                .mapToObj(i -> sendLater("direct:wait", null, Map.of()))
                .toList();
        polled(2_000);

        stopsSoon(() -> context.getRouteController().stopRoute("waits"));

        waiting.forEach(AwaitStopTest::sentAway);
    }

    private void addRoute(String uri) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:wait").routeId("waits").to(uri);
            }
        });
    }

    /** As long as Camel waits by default, so that a stop that is quick does not owe it to Camel's impatience. */
    private void patient() {
        context.getShutdownStrategy().setTimeout(45);
    }

    private static void stopsSoon(Executable stop) throws Exception {
        var begin = Instant.now();
        try {
            stop.execute();
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(15));
    }

    private static void sentAway(CompletableFuture<Exchange> waiting) {
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
}

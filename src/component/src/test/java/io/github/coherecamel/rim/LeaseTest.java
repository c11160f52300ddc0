package io.github.coherecamel.rim;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.camel.CohereClients;
import io.github.coherecamel.simulator.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.camel.Producer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.util.json.JsonObject;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A client is there as long as a producer or consumer that sends by it. */
class LeaseTest extends RimTest {

    /** Camel keeps as many producers of dynamic URIs. */
    private static final int CACHED = 1_000;

    @Test
    void manyDynamicUrisNeitherStopAStaticRouteNorLeak() throws Exception {
        var model = addChatModel();
        var get = "cohere-finetune:get?modelId=";
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:static").to(get + model);
                from("direct:one").routeId("one").toD(get + "${body}");
                from("direct:two").routeId("two").toD(get + "${body}");
            }
        });
        var before = holders();

        for (var i = 0; i < 2 * CACHED + 100; i++) {
            var id = i == 0 ? model : "none-" + i;
            template.send(i % 2 == 0 ? "direct:one" : "direct:two", exchange -> exchange.getMessage()
                    .setBody(id));
        }

        succeeded(send("direct:static", null, Map.of()));
        assertThat(holders()).isLessThanOrEqualTo(before + 2 * CACHED);
        context.getRouteController().stopRoute("one");
        context.getRouteController().stopRoute("two");
        // The last call lets go of its client when its exchange has ended.
        await(() -> holders() == before);
    }

    @Test
    void anEndpointThatIsStoppedOrRemovedStopsNoRouteThatSendsByIt() throws Exception {
        var uri = "cohere-finetune:get?modelId=" + addChatModel();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:static").to(uri);
            }
        });

        context.removeEndpoint(context.getEndpoint(uri));
        succeeded(send("direct:static", null, Map.of()));
        context.getEndpoint(uri).stop();
        succeeded(send("direct:static", null, Map.of()));
    }

    @Test
    void aClientGoesWithTheLastThatHoldsIt() throws Exception {
        var get = context.getEndpoint("cohere-finetune:get").createProducer();
        var list = context.getEndpoint("cohere-dataset:list").createProducer();
        var other =
                context.getEndpoint("cohere-finetune:list?responseTimeout=7s").createProducer();
        for (var producer : new Producer[] {get, list, other}) {
            producer.start();
        }
        assertThat(holders()).isEqualTo(3);

        get.stop();
        get.stop();
        other.stop();
        assertThat(holders()).isEqualTo(1);
        list.stop();
        assertThat(holders()).isZero();
    }

    @Test
    void whatAProducerHasBegunEndsWellAfterItWasStopped() throws Exception {
        var endpoint = context.getEndpoint("cohere-finetune:get?modelId=" + addChatModel());
        var producer = endpoint.createAsyncProducer();
        producer.start();
        simulator().inject(Fault.delay(Duration.ofMillis(300)));
        var exchange = endpoint.createExchange();
        var ended = producer.processAsync(exchange);
        await(() -> simulator().requests().size() == 1);

        producer.stop();

        assertThat(ended).succeedsWithin(LONG);
        succeeded(exchange);
        await(() -> holders() == 0);
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(LONG).until(condition);
    }

    @Test
    void nothingIsLeasedOfAContextThatHasStopped() throws Exception {
        var endpoint = context.getEndpoint("cohere-finetune:list");
        var started = endpoint.createProducer();
        started.start();
        var exchange = endpoint.createExchange();
        var clients = CohereClients.of(context);
        context.stop();

        started.process(exchange);
        assertThat(exchange.getException()).isNotNull();
        assertThat(clients.isStopped()).isTrue();
    }

    @Test
    void aLazyProducerLetsARouteStartWhateverIsWrong() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:lazy").to("cohere-finetune:list?baseUrl=nonsense&lazyStartProducer=true");
            }
        });

        assertThat(send("direct:lazy", null, Map.of()).getException())
                .hasStackTraceContaining("Option baseUrl (or environment variable CO_API_URL) is not the absolute URL");
    }

    @Test
    void anEndpointTellsWhereItsServiceIs() {
        assertThat((EndpointServiceLocation) context.getEndpoint("cohere-dataset:list"))
                .extracting(EndpointServiceLocation::getServiceUrl, EndpointServiceLocation::getServiceProtocol)
                .containsExactly(simulator().baseUrl().toString(), "http");
    }

    private int holders() {
        var console = context.getCamelContextExtension()
                .getContextPlugin(DevConsoleRegistry.class)
                .resolveById("cohere");
        var json = (JsonObject) console.call(DevConsole.MediaType.JSON);
        return json.isEmpty() ? 0 : json.getInteger("producersAndConsumers");
    }
}

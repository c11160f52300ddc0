package io.github.coherecamel.rim;

import static io.github.coherecamel.simulator.ApiOperation.UPDATE_FINETUNED_MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.coherecamel.camel.CohereClients;
import io.github.coherecamel.model.FinetunedModel;
import io.github.coherecamel.simulator.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConcurrencyTest extends RimTest {
    @Test
    void givesEachOfAHundredExchangesItsOwnAnswer() {
        var ids = IntStream.range(0, 100)
                .mapToObj(i -> simulator().addModel("model-" + i, "BASE_TYPE_CHAT", "old"))
                .toList();
        var exchanges = new ArrayList<CompletableFuture<Exchange>>();
        for (var i = 0; i < 100; i++) {
            exchanges.add(
                    sendLater("cohere-finetune:update?modelId=" + ids.get(i), "{\"name\": \"renamed-" + i + "\"}"));
        }

        for (var i = 0; i < 100; i++) {
            var exchange = succeeded(ended(exchanges.get(i)));
            assertThat(exchange.getMessage().getBody(FinetunedModel.class))
                    .extracting(FinetunedModel::id, FinetunedModel::name)
                    .containsExactly(ids.get(i), "renamed-" + i);
            assertThat(simulator().model(ids.get(i)).path("name").asText()).isEqualTo("renamed-" + i);
        }
    }

    @Test
    void appliesUpdatesOfOneModelInOrderAndLosesNone() {
        var id = addChatModel();
        var exchanges = IntStream.range(0, 50)
                .mapToObj(i -> sendLater(
                        "cohere-finetune:update?modelId=" + id,
                        Map.of(
                                "name",
                                "name-" + i,
                                "settings",
                                Map.of("hyperparameters", Map.of("field-" + i, i + 1)))))
                .toList();

        exchanges.forEach(exchange -> succeeded(ended(exchange)));

        assertThat(simulator().requests(UPDATE_FINETUNED_MODEL))
                .extracting(request -> request.json().path("name").asText())
                .isEqualTo(IntStream.range(0, 50).mapToObj(i -> "name-" + i).toList());
        assertThat(simulator().model(id).at("/settings/hyperparameters")).hasSize(50);
    }

    @Test
    void letsAFailedUpdateNotStopTheNext() {
        var id = addChatModel();
        simulator().inject(UPDATE_FINETUNED_MODEL, Fault.status(500));
        var first = sendLater("cohere-finetune:update?modelId=" + id, Map.of("name", "first"));
        var second = sendLater("cohere-finetune:update?modelId=" + id, Map.of("name", "second"));

        assertThat(first.join().getException()).isNotNull();
        succeeded(second.join());
        assertThat(simulator().model(id).path("name").asText()).isEqualTo("second");
    }

    @Test
    void opensNoMoreConnectionsThanAnOptionAllows() throws IOException {
        var clients = ConcurrentHashMap.<InetSocketAddress>newKeySet();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            clients.add(exchange.getRemoteAddress());
            var answer = "{\"finetuned_model\": {\"id\": \"m\"}}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        try {
            var uri = "cohere-finetune:get?modelId=m&maxConnections=1&baseUrl=http://127.0.0.1:"
                    + server.getAddress().getPort();
            var exchanges =
                    IntStream.range(0, 20).mapToObj(i -> sendLater(uri, null)).toList();

            exchanges.forEach(exchange ->
                    assertThat(exchange).succeedsWithin(Duration.ofMinutes(1)).satisfies(RimTest::succeeded));
        } finally {
            server.stop(0);
        }
        assertThat(clients).hasSize(1);
    }

    @Test
    void saysWhichOptionGivesMoreConnections() {
        simulator().inject(Fault.stall(), 3);
        var uri = "cohere-dataset:upload?type=" + CHAT
                + "&maxConnections=1&connectionRequestTimeout=100ms&responseTimeout=10m";
        var uploads = IntStream.range(0, 3).mapToObj(i -> sendLater(uri, "{}")).toList();

        // One has the connection and waits for its answer, so whichever ends first has none.
        assertThat(CompletableFuture.anyOf(uploads.toArray(CompletableFuture[]::new)))
                .succeedsWithin(LONG);
        assertThat(uploads).filteredOn(CompletableFuture::isDone).allSatisfy(upload -> assertThat(
                        upload.join().getException())
                .hasMessageContaining("none of the 1 connections to 127.0.0.1:"
                        + simulator().port() + " became free within 100 ms. Raise option maxConnections or "
                        + "connectionRequestTimeout"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\": \"renamed\"}", "[]", "{}"})
    void endsEachExchangeExactlyOnce(String body) throws Exception {
        var ended = new AtomicInteger();
        var id = addChatModel();
        var producer =
                context.getEndpoint("cohere-finetune:update?modelId=" + id).createAsyncProducer();
        producer.start();
        simulator().inject(Fault.resetInBody());
        for (var i = 0; i < 2; i++) {
            var exchange = new DefaultExchange(context);
            exchange.getMessage().setBody(body);
            var before = ended.get();
            producer.process(exchange, done -> ended.incrementAndGet());
            Awaitility.await().atMost(LONG).until(() -> ended.get() > before);
        }
        producer.stop();
        context.stop();

        assertThat(ended).hasValue(2);
    }

    @Test
    void endsAnExchangeInMidRequestWhenTheContextStops() {
        simulator().inject(Fault.stall());
        var exchange = sendLater("cohere-finetune:get?modelId=" + addChatModel(), null);
        Awaitility.await().atMost(LONG).until(() -> simulator().requests().size() == 1);

        context.stop();

        assertThat(exchange).succeedsWithin(LONG).satisfies(ended -> assertThat(ended.getException())
                .hasMessageContaining("it was cancelled, because the client is closed"));
    }

    @Test
    void endsAllThatWaitForTheirTurnWhenTheContextStops() {
        simulator().inject(Fault.stall());
        var uri = "cohere-finetune:update?modelId=" + addChatModel();
        var exchanges = IntStream.range(0, 5_000)
                .mapToObj(i -> sendLater(uri, Map.of("name", "name-" + i)))
                .toList();
        Awaitility.await().atMost(LONG).until(() -> simulator().requests().size() == 1);

        context.stop();

        assertThat(CompletableFuture.allOf(exchanges.toArray(CompletableFuture[]::new)))
                .succeedsWithin(LONG);
        assertThat(exchanges).allSatisfy(exchange -> assertThat(exchange.join().getException())
                .isNotNull());
    }

    @Test
    void leavesNoThreadAndNoClientBehind() {
        var id = addChatModel();
        succeeded(get(id));
        assertThat(threads()).isNotEmpty();

        context.stop();

        Awaitility.await().atMost(LONG).untilAsserted(() -> assertThat(threads())
                .isEmpty());
        assertThat(context.hasService(CohereClients.class)).isNull();
    }

    @Test
    void worksAgainAfterTheContextWasStoppedAndStarted() {
        var id = addChatModel();
        succeeded(get(id));
        context.stop();

        context.start();
        // Camel lets go of its components when it stops, and of their options with them.
        connect(context);

        succeeded(sendLater("cohere-finetune:get?modelId=" + id, null).join());
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name ->
                        name.contains("cohere-io") || name.contains("CohereWorker") || name.contains("CohereTimer"))
                .toList();
    }

    private CompletableFuture<Exchange> sendLater(String uri, @Nullable Object body) {
        return sendLater(uri, body, Map.of());
    }
}

package io.github.coherecamel.rim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.coherecamel.dataset.CohereDatasetComponent;
import io.github.coherecamel.finetune.CohereFinetuneComponent;
import io.github.coherecamel.simulator.CohereSimulator;
import io.github.coherecamel.simulator.CohereSimulatorExtension;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A real Camel context whose components are connected with a simulator of the test's own. */
abstract class RimTest extends CamelTestSupport {
    static final String KEY = "co-key-4711-abcdef";
    static final String CHAT = "chat-finetune-input";

    /** Only a hang lasts so long. */
    static final Duration LONG = Duration.ofMinutes(1);

    @RegisterExtension
    static final CohereSimulatorExtension SIMULATOR =
            new CohereSimulatorExtension(CohereSimulator.builder().apiKey(KEY));

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Override
    protected CamelContext createCamelContext() throws Exception {
        var created = super.createCamelContext();
        connect(created);
        created.getShutdownStrategy().setTimeout(1);
        return created;
    }

    /** Sets key and base URL where a user would, once for both schemes. */
    static void connect(CamelContext context) {
        var connection = context.getComponent("cohere-finetune", CohereFinetuneComponent.class)
                .getConfiguration();
        connection.setApiKey(KEY);
        connection.setBaseUrl(simulator().baseUrl().toString());
        connection.setConnectTimeout(LONG);
    }

    static CohereSimulator simulator() {
        return SIMULATOR.simulator();
    }

    final CohereFinetuneComponent finetune() {
        return context.getComponent("cohere-finetune", CohereFinetuneComponent.class);
    }

    final CohereDatasetComponent dataset() {
        return context.getComponent("cohere-dataset", CohereDatasetComponent.class);
    }

    /** Adds a chat model named support that uses dataset {@code old}; returns its id. */
    static String addChatModel() {
        return simulator().addModel("support", "BASE_TYPE_CHAT", "old");
    }

    static String addDataset(String status) {
        return simulator().addDataset("chats", CHAT, status);
    }

    /** Sends a message to an endpoint and returns the exchange as it ended, well or not. */
    final Exchange send(String uri, @Nullable Object body, Map<String, Object> headers) {
        return template.send(uri, exchange -> {
            exchange.getMessage().setBody(body);
            headers.forEach(exchange.getMessage()::setHeader);
        });
    }

    /** Sends a message without waiting; the future completes with the exchange as it ended, well or not. */
    final CompletableFuture<Exchange> sendLater(String uri, @Nullable Object body, Map<String, Object> headers) {
        var exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(body);
        headers.forEach(exchange.getMessage()::setHeader);
        var ended = new CompletableFuture<Exchange>();
        try {
            var producer = context.getEndpoint(uri).createAsyncProducer();
            producer.start();
            producer.process(exchange, done -> ended.complete(exchange));
        } catch (Exception e) {
            ended.completeExceptionally(e);
        }
        return ended;
    }

    final Exchange get(String modelId) {
        return send("cohere-finetune:get?modelId=" + modelId, null, Map.of());
    }

    /** Waits until an exchange has ended, well or not. */
    static Exchange ended(CompletableFuture<Exchange> exchange) {
        assertThat(exchange).succeedsWithin(LONG);
        return exchange.join();
    }

    /** Waits until so many requests have come to the simulator. */
    static void untilRequests(int count) {
        Awaitility.await().atMost(LONG).until(() -> simulator().requests().size() >= count);
    }

    static Exchange succeeded(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        return exchange;
    }

    /** Returns the failure of an exchange, which has to be of a type. */
    static <T extends Exception> T failed(Exchange exchange, Class<T> type) {
        assertThat(exchange.getException()).isInstanceOf(type);
        return type.cast(Objects.requireNonNull(exchange.getException()));
    }

    /** Reads JSON that may be written with single quotes. */
    static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}

package io.github.coherecamel.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.coherecamel.simulator.ApiOperation;
import io.github.coherecamel.simulator.CohereSimulator;
import io.github.coherecamel.simulator.CohereSimulatorExtension;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Runs Kamelets by name, in routes of YAML, against a simulator. What the routes tell is kept. */
abstract class KameletTest {
    static final String KEY = "key-of-the-test";
    static final String CHAT = "chat-finetune-input";
    static final String CHATS =
            """
            {"messages": [{"role": "User", "content": "Where?"}, {"role": "Chatbot", "content": "There."}]}
            {"messages": [{"role": "User", "content": "When?"}, {"role": "Chatbot", "content": "Now."}]}
            """;

    /** Only a hang lasts so long. */
    static final Duration LONG = Duration.ofMinutes(1);

    @RegisterExtension
    static final CohereSimulatorExtension SIMULATOR =
            new CohereSimulatorExtension(CohereSimulator.builder().trainingTime(Duration.ofHours(1)));

    private static final ObjectMapper MAPPER = new ObjectMapper();

    CamelContext context = new DefaultCamelContext();
    final List<Message> told = new CopyOnWriteArrayList<>();

    static CohereSimulator simulator() {
        return SIMULATOR.simulator();
    }

    static String addModel() {
        return simulator().addModel("support-bot", "BASE_TYPE_CHAT", "winter");
    }

    static String addDataset(String status) {
        return simulator().addDataset("chats", CHAT, status);
    }

    /** Starts a context with routes; what they send to {@code direct:told} is kept. */
    final void run(String routes) throws Exception {
        run(routes, Map.of());
    }

    final void run(String routes, Map<String, String> properties) throws Exception {
        properties.forEach(context.getPropertiesComponent()::addInitialProperty);
        context.getPropertiesComponent()
                .addInitialProperty("simulator", simulator().baseUrl().toString());
        context.getShutdownStrategy().setTimeout(1);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:told").process(exchange -> told.add(exchange.getMessage()));
            }
        });
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("routes.yaml", routes));
        context.start();
    }

    /** Ends what runs, as a restart of the process does. */
    @AfterEach
    final void stop() throws Exception {
        context.close();
    }

    final void restart(String routes) throws Exception {
        stop();
        context = new DefaultCamelContext();
        told.clear();
        run(routes);
    }

    /** Sends a message to {@code direct:in} and returns the exchange as it ended, well or not. */
    final Exchange send(Object body, Map<String, Object> headers) {
        return context.createProducerTemplate().send("direct:in", exchange -> {
            exchange.getMessage().setBody(body);
            headers.forEach(exchange.getMessage()::setHeader);
        });
    }

    final Message sent(Object body, Map<String, Object> headers) {
        var exchange = send(body, headers);
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage();
    }

    final Exception failure(Object body, Map<String, Object> headers) {
        return Objects.requireNonNull(send(body, headers).getException(), "it succeeded");
    }

    final Message nextTold() {
        Awaitility.await().atMost(LONG).until(() -> !told.isEmpty());
        return told.remove(0);
    }

    /** A change before the first look is none. Each poll ends before the next begins. */
    static void untilLookedAt(ApiOperation operation) {
        Awaitility.await()
                .atMost(LONG)
                .until(() -> simulator().requests(operation).size() > 1);
    }

    static JsonNode json(Message message) throws IOException {
        assertThat(message.getBody()).isInstanceOf(String.class);
        return MAPPER.readTree(message.getBody(String.class));
    }

    static String datasetOf(String model) {
        return simulator().model(model).at("/settings/dataset_id").asText();
    }
}

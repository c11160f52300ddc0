package io.github.coherecamel.rim;

import static io.github.coherecamel.simulator.ApiOperation.GET_FINETUNED_MODEL;
import static io.github.coherecamel.simulator.ApiOperation.UPDATE_FINETUNED_MODEL;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.coherecamel.finetune.CohereFinetuneComponent;
import io.github.coherecamel.finetune.CohereFinetuneHeaders;
import io.github.coherecamel.simulator.CohereSimulator;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;

/** One model on a simulator, updated through a Camel context, and by a writer outside of it. */
final class UpdatedModel implements AutoCloseable {
    private static final String ID = "11111111-2222-3333-4444-555555555555";
    private static final String INSIDE = "inside";

    private final CohereSimulator simulator = CohereSimulator.start();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final HttpClient outside = HttpClient.newHttpClient();
    private final AsyncProducer producer;

    UpdatedModel() {
        var configuration = context.getComponent("cohere-finetune", CohereFinetuneComponent.class)
                .getConfiguration();
        configuration.setApiKey("k-12345678");
        configuration.setClientName(INSIDE);
        configuration.setBaseUrl(simulator.baseUrl().toString());
        context.start();
        try {
            producer =
                    context.getEndpoint("cohere-finetune:update?modelId=" + ID).createAsyncProducer();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        producer.start();
    }

    CohereSimulator simulator() {
        return simulator;
    }

    /** Begins anew with datasets d0 to d4, each a day younger than the one before, and a younger one that is queued. */
    ObjectNode fill() {
        simulator.reset();
        for (var day = 1; day <= 6; day++) {
            simulator.seed(
                    """
                    {"datasets": [{"id": "%s", "name": "n", "dataset_type": "chat-finetune-input",
                      "validation_status": "%s", "created_at": "%s"}]}
                    """
                            .formatted(
                                    day == 6 ? "queued" : "d" + (day - 1),
                                    day == 6 ? "queued" : "validated",
                                    Instant.now().minusSeconds((10 - day) * 86_400L)));
        }
        simulator.seed(
                """
                {"models": [{"id": "%s", "name": "n", "updated_at": "2026-01-01T00:00:00Z", "settings": {
                  "base_model": {"base_type": "BASE_TYPE_CHAT", "later": [1, {"a": null}]}, "dataset_id": "d2",
                  "hyperparameters": {"lora_rank": 8, "later": {"b": [2]}},
                  "later": {"c": {"d": "e"}}, "also": []}}]}
                """
                        .formatted(ID));
        return state();
    }

    /** Returns what of the model can be written. */
    ObjectNode state() {
        var state = (ObjectNode) simulator.model(ID);
        state.retain("name", "settings");
        ((ObjectNode) state.at("/settings/base_model")).remove("version");
        return state;
    }

    /** The next reader sees the model as it is now, whoever writes meanwhile. */
    void letNextReaderSeeThisState() {
        var answer = JsonNodeFactory.instance.objectNode().set("finetuned_model", simulator.model(ID));
        simulator.inject(GET_FINETUNED_MODEL, ScriptedAnswers.json(answer.toString()));
    }

    Instant updatedAt() {
        return Instant.parse(simulator.model(ID).path("updated_at").asText());
    }

    /** Returns the bodies of what the component wrote. */
    List<JsonNode> patches() {
        return simulator.requests(UPDATE_FINETUNED_MODEL).stream()
                .filter(request -> INSIDE.equals(request.header("X-Client-Name")))
                .map(request -> request.json())
                .toList();
    }

    String update(Wish wish) {
        return updateLater(wish, Map.of()).join();
    }

    CompletableFuture<String> updateLater(Wish wish, Map<String, Object> headers) {
        var all = new HashMap<>(headers);
        all.put(CohereFinetuneHeaders.ONLY_NEWER, wish.onlyNewer());
        return updateLater(wish.message(), all);
    }

    /** Sends bodies from several threads at once; returns the outcomes. */
    List<String> updateFrom(int threads, List<? extends JsonNode> bodies, Map<String, Object> headers) {
        var executor = Executors.newFixedThreadPool(threads);
        try {
            var sent = bodies.stream()
                    .map(body -> CompletableFuture.completedFuture(body)
                            .thenComposeAsync(each -> updateLater(each, headers), executor))
                    .toList();
            return sent.stream().map(CompletableFuture::join).toList();
        } finally {
            executor.shutdownNow();
        }
    }

    /** Returns the outcome, or the simple name of the failure. */
    private CompletableFuture<String> updateLater(JsonNode body, Map<String, Object> headers) {
        var exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(body);
        headers.forEach(exchange.getMessage()::setHeader);
        var ended = new CompletableFuture<String>();
        producer.process(exchange, done -> ended.complete(outcome(exchange)));
        return ended.orTimeout(5, TimeUnit.MINUTES);
    }

    private static String outcome(Exchange exchange) {
        return exchange.getException() == null
                ? exchange.getMessage().getHeader(CohereFinetuneHeaders.OUTCOME, String.class)
                : exchange.getException().getClass().getSimpleName();
    }

    /** Writes the whole model without this component. */
    void overwrite(JsonNode state) {
        var request = HttpRequest.newBuilder(URI.create(simulator.baseUrl() + "/v1/finetuning/finetuned-models/" + ID))
                .header("Authorization", "Bearer outside")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(state.toString()))
                .build();
        var status = outside.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .join()
                .statusCode();
        if (status != 200) {
            throw new IllegalStateException("HTTP " + status);
        }
    }

    @Override
    public void close() {
        context.stop();
        simulator.close();
    }
}

package io.github.coherecamel.application;

import static io.github.coherecamel.application.SimulatedCohere.MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.coherecamel.simulator.CohereSimulator;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;

/** Posts events and reads the answers, which are JSON. */
abstract class PostedEvents {

    static final ObjectMapper JSON = new ObjectMapper();
    static final Duration LONG = Duration.ofSeconds(60);
    static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TestHTTPResource("/events")
    URI events;

    CohereSimulator cohere;

    record Answer(int status, HttpResponse<String> response, JsonNode body) {

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String text(String pointer) {
            return body.at(pointer).asText();
        }
    }

    @BeforeEach
    void startAnew() {
        Anew.begin(cohere);
    }

    final String dataset() {
        return cohere.addDataset("autumn", "chat-finetune-input", "validated");
    }

    final String inUse() {
        return cohere.model(MODEL).at("/settings/dataset_id").asText();
    }

    final Answer post(String event) throws IOException, InterruptedException {
        return send(request(event));
    }

    final HttpRequest.Builder request(String event) {
        return HttpRequest.newBuilder(events)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(event));
    }

    static Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.headers().firstValue("Content-Type").orElse("none"))
                .as(response.statusCode() + response.body())
                .startsWith("application/json");
        return new Answer(response.statusCode(), response, JSON.readTree(response.body()));
    }

    static String plain(String model, String dataset) {
        return "{\"model_id\":\"%s\",\"dataset_id\":\"%s\"}".formatted(model, dataset);
    }
}

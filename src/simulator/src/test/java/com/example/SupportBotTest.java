package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.simulator.ApiOperation;
import io.github.coherecamel.simulator.CohereSimulator;
import io.github.coherecamel.simulator.CohereSimulatorExtension;
import io.github.coherecamel.simulator.Fault;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SupportBotTest {
    @RegisterExtension
    static final CohereSimulatorExtension COHERE =
            new CohereSimulatorExtension(CohereSimulator.builder().apiKey("secret"));

    @Test
    void isToldToComeBackLater() throws Exception {
        var cohere = COHERE.simulator();
        var dataset = cohere.addDataset("spring", "chat-finetune-input", "validated");
        var model = cohere.addModel("support-bot", "BASE_TYPE_CHAT", dataset);
        cohere.inject(ApiOperation.GET_FINETUNED_MODEL, Fault.status(503).retryAfter(Duration.ofSeconds(7)));

        // Your code would be called here. A Camel route gets the address by the option baseUrl.
        var request = HttpRequest.newBuilder(cohere.baseUrl().resolve("/v1/finetuning/finetuned-models/" + model))
                .header("Authorization", "Bearer secret")
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("7");
        assertThat(cohere.requests(ApiOperation.GET_FINETUNED_MODEL)).hasSize(1);
    }
}

package com.example;

import static io.github.coherecamel.simulator.ApiOperation.GET_FINETUNED_MODEL;
import static io.github.coherecamel.simulator.ApiOperation.UPDATE_FINETUNED_MODEL;
import static org.awaitility.Awaitility.await;
import static org.awaitility.Durations.ONE_MINUTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.coherecamel.api.UnavailableException;
import io.github.coherecamel.simulator.CohereSimulator;
import io.github.coherecamel.simulator.Fault;
import io.github.coherecamel.test.WithCohereSimulator;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
@WithCohereSimulator(trainingTime = "2h")
class DatasetReadyTest {

    @Autowired
    ProducerTemplate camel;

    CohereSimulator cohere;
    String dataset;
    String model;

    @BeforeEach
    void addDatasetAndModel() {
        dataset = cohere.addDataset("spring", "chat-finetune-input", "validated");
        model = cohere.addModel("support-bot", "BASE_TYPE_CHAT", "winter");
    }

    @Test
    void movesTheModelAndWaitsForItsTraining() throws Exception {
        var answer = camel.asyncRequestBodyAndHeader(
                "direct:dataset-ready", dataset, "CamelCohereFinetuneModelId", model, String.class);
        await().atMost(ONE_MINUTE)
                .until(() -> !cohere.model(model).path("status").asText().equals("STATUS_READY"));
        cohere.advanceClock(Duration.ofHours(3));

        assertTrue(answer.get(1, TimeUnit.MINUTES).contains("STATUS_READY"));
        var update = cohere.onlyRequest(UPDATE_FINETUNED_MODEL).json();
        assertEquals(dataset, update.at("/settings/dataset_id").asText());
    }

    @Test
    void leavesTheModelAloneWhenTheApiIsAway() {
        cohere.inject(GET_FINETUNED_MODEL, Fault.status(503));

        var failure = assertThrows(
                CamelExecutionException.class,
                () -> camel.requestBodyAndHeader("direct:dataset-ready", dataset, "CamelCohereFinetuneModelId", model));

        assertInstanceOf(UnavailableException.class, failure.getCause());
        assertTrue(cohere.requests(UPDATE_FINETUNED_MODEL).isEmpty());
    }
}

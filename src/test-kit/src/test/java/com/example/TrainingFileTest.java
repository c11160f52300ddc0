package com.example;

import static org.awaitility.Awaitility.await;
import static org.awaitility.Durations.ONE_MINUTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.coherecamel.api.CredentialsException;
import io.github.coherecamel.api.UnavailableException;
import io.github.coherecamel.simulator.ApiOperation;
import io.github.coherecamel.simulator.CohereSimulator;
import io.github.coherecamel.simulator.Fault;
import io.github.coherecamel.test.WithCohereSimulator;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@WithCohereSimulator(validationTime = "5m", trainingTime = "2h")
class TrainingFileTest extends CamelTestSupport {

    static final String CHATS =
            """
            {"messages": [{"role": "User", "content": "Where is it?"}, {"role": "Chatbot", "content": "On its way."}]}
            {"messages": [{"role": "User", "content": "When?"}, {"role": "Chatbot", "content": "Tomorrow."}]}
            """;

    CohereSimulator cohere;
    String model;

    /** What is to be tested: usually a route of your application, from Java or from a file. */
    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                onException(UnavailableException.class)
                        .maximumRedeliveries(3)
                        .redeliveryDelay(1)
                        .asyncDelayedRedelivery();

                from("direct:training-file")
                        .to("cohere-dataset:upload?type=chat-finetune-input&name=chats")
                        .to("cohere-dataset:await?pollInterval=10ms")
                        .to("cohere-finetune:update")
                        .to("cohere-finetune:await?newTraining=true&pollInterval=10ms");
            }
        };
    }

    @BeforeEach
    void addModel() {
        model = cohere.addModel("support-bot", "BASE_TYPE_CHAT", "winter");
    }

    @Test
    void waitsForValidationMovesTheModelAndWaitsForTraining() throws Exception {
        var answer = template.asyncRequestBodyAndHeader(
                "direct:training-file", CHATS, "CamelCohereFinetuneModelId", model, String.class);
        validateAndTrain();

        assertTrue(answer.get(60, TimeUnit.SECONDS).contains("STATUS_READY"));
        assertNotEquals("winter", cohere.model(model).at("/settings/dataset_id").asText());
    }

    @Test
    void triesAgainWhenTheApiIsAway() throws Exception {
        cohere.inject(ApiOperation.CREATE_DATASET, Fault.status(503), 2);

        var answer = template.asyncRequestBodyAndHeader(
                "direct:training-file", CHATS, "CamelCohereFinetuneModelId", model, String.class);
        validateAndTrain();

        answer.get(60, TimeUnit.SECONDS);
        assertEquals(3, cohere.requests(ApiOperation.CREATE_DATASET).size());
        var update = cohere.onlyRequest(ApiOperation.UPDATE_FINETUNED_MODEL);
        assertEquals("support-bot", update.json().path("name").asText());
    }

    @Test
    void reportsAWrongKey() {
        cohere.inject(ApiOperation.CREATE_DATASET, Fault.status(401));

        var failed =
                assertThrows(CamelExecutionException.class, () -> template.requestBody("direct:training-file", CHATS));

        assertInstanceOf(CredentialsException.class, failed.getCause());
    }

    /** Nobody waits for hours: the time of the simulator is moved. */
    private void validateAndTrain() {
        await().atMost(ONE_MINUTE)
                .until(() -> !cohere.requests(ApiOperation.GET_DATASET).isEmpty());
        cohere.advanceClock(Duration.ofMinutes(6));
        await().atMost(ONE_MINUTE)
                .until(() -> !cohere.model(model).path("status").asText().equals("STATUS_READY"));
        cohere.advanceClock(Duration.ofHours(3));
    }
}

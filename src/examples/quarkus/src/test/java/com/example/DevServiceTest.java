package com.example;

import static org.awaitility.Awaitility.await;
import static org.awaitility.Durations.ONE_MINUTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Without any configuration the extension starts a simulator, which has a model. It is scripted over HTTP. */
@QuarkusTest
class DevServiceTest {

    @ConfigProperty(name = "camel.component.cohere-finetune.base-url")
    String cohere;

    @Test
    void movesTheModelOfTheDevService() throws Exception {
        var done = TrainingFileTest.drop("spring.jsonl", "done");

        await().atMost(ONE_MINUTE).until(() -> Files.exists(done));
        assertTrue(simulator("GET", "/models", "").contains("\"dataset_id\":\"spring-"));
    }

    @Test
    void movesNoModelWhenTheApiIsAway() throws Exception {
        simulator("POST", "/faults", """
                {"operation": "GET_FINETUNED_MODEL", "fault": "status", "status": 503}""");

        var failed = TrainingFileTest.drop("summer.jsonl", "failed");

        await().atMost(ONE_MINUTE).until(() -> Files.exists(failed));
    }

    private String simulator(String method, String path, String json) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(cohere + "/_simulator" + path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json))
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertEquals(2, answer.statusCode() / 100, answer.body());
        return answer.body();
    }
}

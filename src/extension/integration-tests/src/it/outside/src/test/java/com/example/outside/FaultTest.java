package com.example.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.coherecamel.api.UnavailableException;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FaultTest {

    @ConfigProperty(name = "camel.component.cohere-finetune.base-url")
    String cohere;

    @Inject
    ProducerTemplate camel;

    @Test
    void reportsThatTheApiIsAway() throws Exception {
        simulator("/faults", """
                {"operation": "GET_FINETUNED_MODEL", "fault": "status", "status": 503}""");

        var failure = assertThrows(CamelExecutionException.class, this::currentDataset);

        assertEquals(UnavailableException.class, failure.getCause().getClass());
        assertNotNull(currentDataset());
    }

    private String currentDataset() {
        return camel.requestBody("direct:current-dataset", null, String.class);
    }

    private void simulator(String path, String json) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(cohere + "/_simulator" + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertEquals(2, answer.statusCode() / 100, answer.body());
    }
}

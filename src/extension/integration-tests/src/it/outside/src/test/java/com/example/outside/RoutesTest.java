package com.example.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RoutesTest {

    @Inject
    ProducerTemplate camel;

    @Test
    void movesTheModelOfTheDevService() {
        assertEquals("UPDATED", camel.requestBody("direct:dataset-ready", "dev-dataset-2", String.class));
        assertEquals("dev-dataset-2", camel.requestBody("direct:current-dataset", null, String.class));
        assertEquals("UNCHANGED", camel.requestBody("direct:dataset-ready", "dev-dataset-2", String.class));
    }
}

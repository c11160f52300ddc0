package com.example.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.coherecamel.api.UnavailableException;
import io.github.coherecamel.simulator.ApiOperation;
import io.github.coherecamel.simulator.CohereSimulator;
import io.github.coherecamel.simulator.CohereSimulatorExtension;
import io.github.coherecamel.simulator.Fault;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@QuarkusTest
@TestProfile(OutageTest.Simulated.class)
class OutageTest {

    public static class Simulated implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "camel.component.cohere-finetune.base-url", "http://127.0.0.1:28199",
                    "camel.component.cohere-finetune.api-key", "any");
        }
    }

    @RegisterExtension
    static final CohereSimulatorExtension COHERE =
            new CohereSimulatorExtension(CohereSimulator.builder().port(28199).seed("""
                    {"datasets": [{"id": "spring", "name": "spring", "dataset_type": "chat-finetune-input"}],
                     "models": [{"id": "de500000-0000-4000-8000-000000000001", "name": "support-bot", "settings": {
                         "base_model": {"base_type": "BASE_TYPE_CHAT"}, "dataset_id": "winter"}}]}
                    """));

    @Inject
    ProducerTemplate camel;

    @Test
    void reportsThatTheApiIsAway(CohereSimulator cohere) {
        cohere.inject(ApiOperation.GET_FINETUNED_MODEL, Fault.status(503));

        var failure = assertThrows(
                CamelExecutionException.class, () -> camel.requestBody("direct:dataset-ready", "spring"));

        assertEquals(UnavailableException.class, failure.getCause().getClass());
        assertEquals("UPDATED", camel.requestBody("direct:dataset-ready", "spring", String.class));
        assertEquals(1, cohere.requests(ApiOperation.UPDATE_FINETUNED_MODEL).size());
    }
}

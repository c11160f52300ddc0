package io.github.coherecamel.quarkus.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.simulator.CohereSimulator;
import io.github.coherecamel.test.WithCohereSimulator;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A test with the simulator where the environment has a real key, and the address of a real server. */
@QuarkusTest
@WithCohereSimulator
class RealKeyTest {

    CohereSimulator cohere;

    @Inject
    ProducerTemplate camel;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cohere-finetune:list",
                "cohere-dataset:list",
                "cohere-finetune:list?baseUrl=https://cohere.invalid&apiKey=a-real-key"
            })
    void isNotSent(String endpoint) {
        assertThat(System.getenv("CO_API_KEY")).isEqualTo("a-real-key");

        camel.requestBody(endpoint, (Object) null);

        assertThat(cohere.requests()).singleElement().satisfies(request -> assertThat(request.header("Authorization"))
                .isEqualTo("Bearer key-of-the-test-kit"));
    }

    @Test
    void doesNotKeepTheSimulatorFromBeingAParameter(CohereSimulator parameter) {
        assertThat(parameter).isSameAs(cohere);
    }
}

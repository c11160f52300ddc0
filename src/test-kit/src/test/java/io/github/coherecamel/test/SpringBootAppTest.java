package io.github.coherecamel.test;

import static io.github.coherecamel.test.Calls.assertCalledWithoutTheRealKey;
import static io.github.coherecamel.test.Calls.send;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.simulator.CohereSimulator;
import org.apache.camel.CamelContext;
import org.apache.camel.test.spring.junit5.CamelSpringBootTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.annotation.DirtiesContext;

/** In Spring Boot, whose application.properties name another server here. */
@CamelSpringBootTest
@SpringBootTest(classes = SpringBootAppTest.App.class)
@WithCohereSimulator(seed = SpringBootAppTest.MODEL)
@DirtiesContext
class SpringBootAppTest {

    static final String MODEL =
            """
            {"models": [{"name": "seeded", "settings": {
                "base_model": {"base_type": "BASE_TYPE_CHAT"}, "dataset_id": "winter"}}]}
            """;

    @Configuration
    @EnableAutoConfiguration
    static class App {}

    @Autowired
    CohereSimulator bean;

    CohereSimulator cohere;

    @Autowired
    CamelContext context;

    @Value("${camel.component.cohere-finetune.base-url}")
    String baseUrl;

    @RepeatedTest(2)
    void itsContextIsConnectedAndTheSimulatorEmptiedBeforeEachTest() {
        assertThat(cohere.requests()).isEmpty();
        assertThat(cohere.models()).hasSize(1);

        cohere.addModel("left behind", "BASE_TYPE_CHAT", "d");
        send(context, Calls.LIST);

        assertThat(cohere.requests()).hasSize(1);
        assertCalledWithoutTheRealKey(cohere);
    }

    @Test
    void anAddressInAnEndpointCountsNot() {
        send(context, "cohere-dataset:list?baseUrl=https://cohere.invalid&apiKey=a-real-key");

        assertCalledWithoutTheRealKey(cohere);
    }

    @Test
    void theSimulatorIsABean(CohereSimulator parameter) {
        assertThat(bean).isSameAs(cohere).isSameAs(parameter);
    }

    @Test
    void propertiesSayWhereItIs() {
        assertThat(baseUrl).isEqualTo(cohere.baseUrl().toString());
    }

    @Nested
    class InANestedClass {

        @Test
        void itIsTheSame(CohereSimulator parameter) {
            assertThat(parameter).isSameAs(cohere);
        }
    }
}

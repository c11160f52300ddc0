package io.github.coherecamel.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CO_API_URL",
                "CO_API_KEY",
                "camel.component.cohere-finetune.base-url",
                "camel.component.cohere-dataset.configuration.baseUrl"
            })
    void isConfiguredByAnyOf(String property) {
        assertThat(Connection.configured()).isEmpty();
        System.setProperty(property, " ");
        try {
            assertThat(Connection.configured()).isEmpty();
            System.setProperty(property, "https://cohere.example.com");

            assertThat(Connection.configured()).contains(property);
        } finally {
            System.clearProperty(property);
        }
    }
}

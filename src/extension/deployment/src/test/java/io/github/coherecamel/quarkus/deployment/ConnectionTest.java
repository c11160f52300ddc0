package io.github.coherecamel.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionTest {

    private static final String ENDPOINT_OPTION = "camel.component.cohere-dataset.configuration.baseUrl";

    @AfterEach
    void configureNothing() {
        System.clearProperty(ENDPOINT_OPTION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CO_API_URL", "CO_API_KEY"})
    void isConfiguredByAVariable(String variable) {
        assertThat(Connection.configured(name -> name.equals(variable) ? "x" : null))
                .contains(variable);
    }

    @Test
    void isNotConfiguredByABlankVariable() {
        assertThat(Connection.configured(name -> " ")).isEmpty();
    }

    @Test
    void isConfiguredByAnOptionOfEitherComponent() {
        System.setProperty(ENDPOINT_OPTION, "https://cohere.example.com");

        assertThat(Connection.configured(name -> null)).contains(ENDPOINT_OPTION);
    }
}

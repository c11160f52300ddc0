package io.github.coherecamel.application;

import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.apache.camel.quarkus.main.events.BeforeInitialize;
import org.eclipse.microprofile.config.Config;

/** Stops the application with one readable line if it cannot do its job. Only the demo needs nothing. */
@ApplicationScoped
class StartCheck {

    /** Each of these alone says where Cohere is, or that it is the hosted API. */
    private static final List<String> CONNECTION = List.of(
            "camel.component.cohere-finetune.api-key",
            "camel.component.cohere-finetune.base-url",
            "CO_API_KEY",
            "CO_API_URL");

    private final Config config;

    StartCheck(Config config) {
        this.config = config;
    }

    void check(@Observes BeforeInitialize event) {
        if (Demo.isOn()) {
            return;
        }
        if (CONNECTION.stream().noneMatch(this::isSet)) {
            throw new ConfigurationException(
                    """
                    Cannot start: neither an API key nor a base URL of Cohere's API is set.
                    Set environment variable CO_API_URL to your deployment and CO_API_KEY to its key, or try the demo, \
                    which simulates the API: -Dquarkus.profile=demo.""");
        }
        if (isShipped(config.getValue("cohere.routes", String.class)) && !isSet("cohere.model-id")) {
            throw new ConfigurationException(
                    """
                    Cannot start: no model is set that dropped training files are for.
                    Set environment variable COHERE_MODEL_ID to its id.""");
        }
    }

    private boolean isSet(String name) {
        return config.getOptionalValue(name, String.class)
                .filter(value -> !value.isBlank())
                .isPresent();
    }

    private static boolean isShipped(String routes) {
        return routes.startsWith("classpath:");
    }
}

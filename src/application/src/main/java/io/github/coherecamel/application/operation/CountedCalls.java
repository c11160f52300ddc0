package io.github.coherecamel.application.operation;

import io.github.coherecamel.finetune.CohereFinetuneComponent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.apache.camel.quarkus.core.events.ComponentAddEvent;

/** Counts the answers of the API by their status: 429 is that it wants fewer calls. */
@Singleton
final class CountedCalls {

    private final MeterRegistry registry;

    CountedCalls(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(@Observes ComponentAddEvent event) {
        if (event.getComponent() instanceof CohereFinetuneComponent component
                && component.getConfiguration().getHttpClientConfigurer() == null) {
            component
                    .getConfiguration()
                    .setHttpClientConfigurer(client -> client.addResponseInterceptorLast(
                            (response, body, context) -> Counter.builder("cohere.api.answers")
                                    .description("Answers of the API, by HTTP status")
                                    .tag("status", Integer.toString(response.getCode()))
                                    .register(registry)
                                    .increment()));
        }
    }
}

package io.github.coherecamel.application.operation;

import io.github.coherecamel.finetune.CohereFinetuneComponent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.apache.camel.quarkus.core.events.ComponentAddEvent;

/** Counts calls of the API, and its answers by their status: 429 is that it wants fewer calls. Calls that were not answered are the difference. */
@Singleton
final class CountedCalls {

    private final MeterRegistry registry;

    CountedCalls(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(@Observes ComponentAddEvent event) {
        if (event.getComponent() instanceof CohereFinetuneComponent component
                && component.getConfiguration().getHttpClientConfigurer() == null) {
            var calls = Counter.builder("cohere.api.calls")
                    .description("Calls of the API, answered or not")
                    .register(registry);
            component.getConfiguration().setHttpClientConfigurer(client -> client.addRequestInterceptorLast(
                            (request, body, context) -> calls.increment())
                    .addResponseInterceptorLast((response, body, context) -> answered(response.getCode())));
        }
    }

    private void answered(int status) {
        Counter.builder("cohere.api.answers")
                .description("Answers of the API by their status; 429 is that it wants fewer calls")
                .tag("status", Integer.toString(status))
                .register(registry)
                .increment();
    }
}

package io.github.coherecamel.application.operation;

import io.github.coherecamel.application.hold.OwnHold;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Whether this process alone holds, which no database knows. */
@Singleton
final class NodeGauge {

    private final MeterRegistry registry;
    private final OwnHold own;

    NodeGauge(MeterRegistry registry, OwnHold own) {
        this.registry = registry;
        this.own = own;
    }

    void register(@Observes StartupEvent event) {
        Gauge.builder("cohere.node.hold", own, hold -> hold.isHolding() ? 1 : 0)
                .description("1 while this process begins nothing, since its own key or URL is wrong")
                .register(registry);
    }
}

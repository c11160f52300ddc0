package io.github.coherecamel.application.operation;

import io.github.coherecamel.application.kafka.BrokerWatch;
import io.github.coherecamel.application.wanted.Health;
import io.github.coherecamel.application.wanted.ModelCounts.Counts;
import io.github.coherecamel.application.wanted.Sync;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.function.ToDoubleFunction;

/** What is so at the moment. All that ask the database look it up once together. If the database is away, they are not a number. */
@Singleton
final class Gauges {

    private static final double MILLIS = 1000;

    private final MeterRegistry registry;
    private final Condition condition;
    private final BrokerWatch brokers;

    Gauges(MeterRegistry registry, Condition condition, BrokerWatch brokers) {
        this.registry = registry;
        this.condition = condition;
        this.brokers = brokers;
    }

    void register(@Observes StartupEvent event) {
        for (var sync : Sync.values()) {
            for (var health : Health.values()) {
                ofModels("cohere.models", "Models by state", counts -> number(counts, sync, health))
                        .tag("sync", sync.name())
                        .tag("health", health.name())
                        .register(registry);
            }
        }
        ofModels("cohere.models.due", "Models that wait for their turn", Counts::due)
                .register(registry);
        Gauge.builder(
                        "cohere.oldest.due",
                        condition,
                        found -> found.find().failure() != null
                                ? Double.NaN
                                : found.find().oldestDue().toMillis() / MILLIS)
                .description("How long the first of the models that are due has been waiting")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("cohere.hold", condition, found -> {
                    var control = found.find().control();
                    return control == null ? Double.NaN : control.isHolding() ? 1 : 0;
                })
                .description("1 while everything is held")
                .register(registry);
        Gauge.builder("cohere.kafka.away", brokers, watch -> watch.withoutBroker()
                        .size())
                .description("Routes of this process that read from Kafka and have no broker")
                .register(registry);
    }

    private Gauge.Builder<Condition> ofModels(String name, String description, ToDoubleFunction<Counts> number) {
        return Gauge.builder(name, condition, found -> {
                    var counts = found.find().models();
                    return counts == null ? Double.NaN : number.applyAsDouble(counts);
                })
                .description(description);
    }

    private static double number(Counts counts, Sync sync, Health health) {
        return counts.counts().stream()
                .filter(count -> count.sync() == sync && count.health() == health)
                .mapToLong(count -> count.models())
                .sum();
    }
}

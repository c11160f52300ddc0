package io.github.coherecamel.application.operation;

import io.github.coherecamel.application.kafka.BrokerWatch;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Without a broker no event comes from Kafka, and nothing else would show that. */
@Singleton
@Readiness
final class KafkaReadiness implements HealthCheck {

    private final BrokerWatch brokers;

    KafkaReadiness(BrokerWatch brokers) {
        this.brokers = brokers;
    }

    @Override
    public HealthCheckResponse call() {
        var routes = brokers.withoutBroker();
        return routes.isEmpty()
                ? HealthCheckResponse.up("kafka")
                : HealthCheckResponse.named("kafka")
                        .down()
                        // Whoever asks need not be known, so it names no host.
                        .withData(
                                "reason",
                                "no broker answers route " + String.join(", ", routes) + "; the log says more")
                        .build();
    }
}

package io.github.coherecamel.application.operation;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Without the database nothing can be accepted. */
@Singleton
@Readiness
final class DatabaseReadiness implements HealthCheck {

    private final Condition condition;

    DatabaseReadiness(Condition condition) {
        this.condition = condition;
    }

    @Override
    public HealthCheckResponse call() {
        var failure = condition.find().failure();
        return failure == null
                ? HealthCheckResponse.up("database")
                : HealthCheckResponse.named("database")
                        .down()
                        .withData("reason", failure)
                        .build();
    }
}

package io.github.coherecamel.application.operation;

import io.smallrye.health.api.HealthGroup;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Without the database nothing can be accepted. Nothing else is needed for that, so it is a group of its own, too. */
@Singleton
@Readiness
@HealthGroup("intake")
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

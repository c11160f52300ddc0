package io.github.coherecamel.application.operation;

import io.github.coherecamel.application.ControllerConfig;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A model that is due for long means that nobody gets round to it, or that too much comes in. */
@Singleton
@Readiness
final class DueReadiness implements HealthCheck {

    private final Condition condition;
    private final Duration longest;

    DueReadiness(Condition condition, ControllerConfig config) {
        this.condition = condition;
        this.longest = config.readiness().longestDue();
    }

    @Override
    public HealthCheckResponse call() {
        var oldest = condition.find().oldestDue();
        return HealthCheckResponse.named("due")
                .status(oldest.compareTo(longest) <= 0)
                .withData("oldest-seconds", oldest.toSeconds())
                .withData("longest-seconds", longest.toSeconds())
                .build();
    }
}

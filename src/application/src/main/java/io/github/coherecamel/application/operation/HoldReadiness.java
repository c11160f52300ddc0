package io.github.coherecamel.application.operation;

import io.github.coherecamel.application.hold.Holds;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** While everything is held, events are accepted and nothing else is done. */
@Singleton
@Readiness
final class HoldReadiness implements HealthCheck {

    private final Condition condition;

    HoldReadiness(Condition condition) {
        this.condition = condition;
    }

    @Override
    public HealthCheckResponse call() {
        var control = condition.find().control();
        var category = control == null ? null : control.holdCategory();
        if (control == null || category == null) {
            return HealthCheckResponse.up("hold");
        }
        var answer = HealthCheckResponse.named("hold")
                .down()
                .withData("category", category.name())
                .withData("remedy", Holds.remedy(category));
        if (control.holdReason() != null) {
            answer.withData("reason", control.holdReason());
        }
        return answer.build();
    }
}

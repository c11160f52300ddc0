package io.github.coherecamel.application.operation;

import io.github.coherecamel.application.ControllerConfig;
import io.github.coherecamel.application.access.Permissions;
import io.github.coherecamel.application.hold.Holds;
import io.github.coherecamel.application.hold.OwnHold;
import io.github.coherecamel.application.wanted.Category;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/** While everything is held, or this process holds by itself, events are accepted and nothing else is done. */
@Singleton
@Readiness
final class HoldReadiness implements HealthCheck {

    private final Condition condition;
    private final OwnHold own;
    private final String node;
    private final boolean isOpen;

    HoldReadiness(Condition condition, OwnHold own, ControllerConfig config, Permissions permissions) {
        this.condition = condition;
        this.own = own;
        this.node = config.node();
        this.isOpen = permissions.isOpen();
    }

    @Override
    public HealthCheckResponse call() {
        var control = condition.find().control();
        var category = control == null ? null : control.holdCategory();
        if (control != null && category != null) {
            return down(category, control.holdReason(), null);
        }
        var why = own.why();
        return why == null ? HealthCheckResponse.up("hold") : down(why.category(), why.reason(), node);
    }

    /** @param node that alone holds; null if all do */
    private HealthCheckResponse down(Category category, @Nullable String reason, @Nullable String node) {
        var answer = HealthCheckResponse.named("hold")
                .down()
                .withData("category", category.name())
                .withData("remedy", Holds.remedy(category));
        // Whoever asks need not be known, and a person or the API has written this.
        if (reason != null && isOpen) {
            answer.withData("reason", reason);
        }
        if (node != null) {
            answer.withData("node", node);
        }
        return answer.build();
    }
}

package io.github.coherecamel.application.reconcile;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Without its loop the process accepts and does nothing for ever: a new start helps. */
@Singleton
@Liveness
final class ControlLoopLiveness implements HealthCheck {

    private final ControlLoop loop;

    ControlLoopLiveness(ControlLoop loop) {
        this.loop = loop;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("control-loop").status(loop.isAlive()).build();
    }
}

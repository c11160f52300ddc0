package io.github.coherecamel.application.reconcile;

import io.github.coherecamel.application.ControllerConfig;
import io.github.coherecamel.application.RouteCalls;
import io.github.coherecamel.application.hold.Holds;
import io.github.coherecamel.application.wanted.Category;
import io.github.coherecamel.application.wanted.Control;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Looks whether what stopped everything is over. */
@Singleton
final class Probe {

    private final ControllerConfig config;
    private final Holds holds;
    private final Reconciler reconciler;
    private final Reconciliation calls;
    private final WriteBack writeBack;

    Probe(ControllerConfig config, Holds holds, Reconciler reconciler, RouteCalls routes, WriteBack writeBack) {
        this.config = config;
        this.holds = holds;
        this.reconciler = reconciler;
        this.calls = new Reconciliation(routes, System::nanoTime);
        this.writeBack = writeBack;
    }

    /** A key that does not work is better known before the first event. */
    void atStart() {
        calls.probe().thenCompose(failure -> writeBack.run(config.hold().probeInterval(), () -> hold(failure)));
    }

    void probe(Control control) {
        var category = control.holdCategory();
        if (category == null || !holds.takeProbe(config.hold().probeInterval())) {
            return;
        }
        if (category == Category.QUOTA) {
            // Only what uses the quota can tell.
            reconciler.beginOne(category);
        } else {
            calls.probe()
                    .thenCompose(failure -> writeBack.run(config.hold().probeInterval(), () -> {
                        if (failure == null) {
                            holds.resume(false, "the API answers again");
                        } else {
                            hold(failure);
                        }
                    }));
        }
    }

    private void hold(@Nullable Failure failure) {
        if (failure != null && failure.concernsAll()) {
            holds.hold(failure.category(), failure.reason(), null, config.hold().probeInterval());
        }
    }
}

package io.github.coherecamel.application.reconcile;

import io.github.coherecamel.application.ControllerConfig;
import io.github.coherecamel.application.RouteCalls;
import io.github.coherecamel.application.hold.Holds;
import io.github.coherecamel.application.hold.OwnHold;
import io.github.coherecamel.application.wanted.Category;
import io.github.coherecamel.application.wanted.Control;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Looks whether what stopped everything is over. */
@Singleton
final class Probe {

    private final ControllerConfig config;
    private final Holds holds;
    private final OwnHold own;
    private final Reconciler reconciler;
    private final Reconciliation calls;
    private final WriteBack writeBack;

    Probe(
            ControllerConfig config,
            Holds holds,
            OwnHold own,
            Reconciler reconciler,
            RouteCalls routes,
            WriteBack writeBack) {
        this.config = config;
        this.holds = holds;
        this.own = own;
        this.reconciler = reconciler;
        this.calls = new Reconciliation(routes, System::nanoTime);
        this.writeBack = writeBack;
    }

    /** A key that does not work is better known before the first event, and one that works again at once. */
    void atStart() {
        look(!isToldByUpdatesOnly(holds.read().holdCategory()));
    }

    /** Whether this process cannot work. If it is time, it looks whether that is over, which no other can find out for it. */
    boolean isOnHold(Control control) {
        if (own.takeProbe()) {
            look(!isToldByUpdatesOnly(control.holdCategory()));
        }
        return own.isHolding();
    }

    /** @param waiting whether a model is due, or is being worked on: what comes of that tells more than any other call */
    void probe(Control control, boolean waiting) {
        var category = control.holdCategory();
        if (category == null || !holds.takeProbe(config.hold().probeInterval())) {
            return;
        }
        if (isToldByUpdatesOnly(category) && waiting) {
            // If it may not be begun, because fewer calls are wanted, a later one tells.
            reconciler.beginOne(category);
        } else {
            // If no model waits, the next one that does will tell.
            look(true);
        }
    }

    /** Reading may work although the quota is used up, or although the key may only read. */
    private static boolean isToldByUpdatesOnly(@Nullable Category category) {
        return category == Category.QUOTA || category == Category.PERMISSION;
    }

    private void look(boolean mayResume) {
        calls.probe()
                .thenCompose(failure -> writeBack.run(config.hold().probeInterval(), () -> judge(failure, mayResume)));
    }

    /** What is merely away tells nothing about what stopped everything. */
    private void judge(@Nullable Failure failure, boolean mayResume) {
        if (failure == null) {
            holds.works();
            if (mayResume) {
                holds.resume(false, "the API answers again");
            }
        } else if (failure.concernsAll() && !own.isHolding()) {
            holds.hold(failure.category(), failure.reason());
        }
    }
}

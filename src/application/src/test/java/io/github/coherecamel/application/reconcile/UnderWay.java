package io.github.coherecamel.application.reconcile;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Lets a test wait until what was begun for models is over, with what is said and done after it was written down. */
@Unremovable
@Singleton
public final class UnderWay {

    /** Only a hang lasts so long. */
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Reconciler reconciler;

    UnderWay(Reconciler reconciler) {
        this.reconciler = reconciler;
    }

    public void awaitEnd() {
        reconciler.drain(LIMIT);
    }
}

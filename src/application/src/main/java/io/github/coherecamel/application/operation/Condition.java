package io.github.coherecamel.application.operation;

import io.github.coherecamel.application.Remembered;
import io.github.coherecamel.application.Ticker;
import io.github.coherecamel.application.hold.Holds;
import io.github.coherecamel.application.wanted.Control;
import io.github.coherecamel.application.wanted.ModelCounts;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How the controller is, for all who ask: looked up at most every few seconds, also if that fails, so that neither many
 * who ask nor a database that is away make it worse.
 */
@Singleton
public final class Condition {

    /**
     * What was found.
     *
     * @param failure why the database could not be asked; then the others are null
     */
    public record Found(ModelCounts.@Nullable Counts models, @Nullable Control control, @Nullable String failure) {

        /** How long the first of those that are due has been waiting. */
        public Duration oldestDue() {
            return models == null || models.oldestDueAt() == null
                    ? Duration.ZERO
                    : Duration.between(models.oldestDueAt(), models.countedAt());
        }
    }

    /** Metrics and health are asked for by several, mostly at about the same time. */
    public static final Duration FRESH = Duration.ofSeconds(3);

    private final Remembered<Found> found;

    @Inject
    Condition(ModelCounts models, Holds holds, Ticker ticker) {
        this(() -> lookUp(models, holds), ticker);
    }

    Condition(Supplier<Found> lookup, LongSupplier nanoTime) {
        this.found = new Remembered<>(lookup, FRESH, nanoTime);
    }

    public Found find() {
        return found.get();
    }

    private static Found lookUp(ModelCounts models, Holds holds) {
        try {
            return new Found(models.read(), holds.read(), null);
        } catch (RuntimeException e) {
            // Its text may name hosts and users, and whoever asks need not be known.
            return new Found(null, null, "the database does not answer; the log says more");
        }
    }
}

package io.github.coherecamel.finetune;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How careful an update is.
 *
 * @param merge whether to read before writing; if not, of the other rules only the timeout and the guard apply
 * @param requireValidated whether a new dataset has to be validated and fit
 * @param onlyNewer whether a new dataset has to be newer than the one in use
 * @param dryRun whether to tell what would be written instead of writing it
 * @param timeout from the update's arrival to its end
 * @param expectedUpdatedAt when the model was last changed, as whoever wants the update knows it
 * @param guard whether it may be written; asked right before that
 */
record UpdateRules(
        boolean merge,
        boolean requireValidated,
        boolean onlyNewer,
        boolean dryRun,
        Duration timeout,
        @Nullable Instant expectedUpdatedAt,
        BooleanSupplier guard) {

    /**
     * Returns whether a model that was last changed then is the expected one. A time that went through a database may have
     * been cut or rounded to milliseconds or microseconds, so it is compared as exactly as it is given.
     */
    boolean isExpected(@Nullable Instant updatedAt) {
        if (expectedUpdatedAt == null || expectedUpdatedAt.equals(updatedAt)) {
            return true;
        }
        if (updatedAt == null) {
            return false;
        }
        var nanos = expectedUpdatedAt.getNano();
        var unit = nanos % 1_000_000 == 0 ? 1_000_000 : nanos % 1_000 == 0 ? 1_000 : 1;
        var later = Duration.between(expectedUpdatedAt, updatedAt);
        return later.compareTo(Duration.ofNanos(-unit / 2)) >= 0 && later.compareTo(Duration.ofNanos(unit)) < 0;
    }
}

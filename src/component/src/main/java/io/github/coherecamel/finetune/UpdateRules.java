package io.github.coherecamel.finetune;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How careful an update is.
 *
 * @param merge whether to read before writing; if not, of the other rules only the timeout applies
 * @param requireValidated whether a new dataset has to be validated and fit
 * @param onlyNewer whether a new dataset has to be newer than the one in use
 * @param dryRun whether to tell what would be written instead of writing it
 * @param timeout from the update's arrival to its end
 * @param expectedUpdatedAt when the model was last changed, as whoever wants the update knows it
 */
record UpdateRules(
        boolean merge,
        boolean requireValidated,
        boolean onlyNewer,
        boolean dryRun,
        Duration timeout,
        @Nullable Instant expectedUpdatedAt) {}

package io.github.coherecamel.application.wanted;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What all nodes share: one row.
 *
 * @param holdCategory why nothing is reconciled; null if it is
 * @param heldBy who stopped it; null if the controller did so itself
 * @param probeAt when to look whether it works again; null if only a person may resume
 * @param readAt now, by the database's clock
 * @param notBefore until then the API wants no calls at all
 */
public record Control(
        @Nullable Category holdCategory,
        @Nullable String holdReason,
        @Nullable String heldBy,
        @Nullable Instant heldAt,
        @Nullable Instant probeAt,
        @Nullable Instant notBefore,
        double tokens,
        Instant tokensAt,
        Instant driftAt,
        Instant purgeAt,
        Instant readAt) {

    public boolean isDriftDue() {
        return !driftAt.isAfter(readAt);
    }

    public boolean isPurgeDue() {
        return !purgeAt.isAfter(readAt);
    }

    public boolean isProbeDue() {
        return probeAt != null && !probeAt.isAfter(readAt);
    }

    public boolean isHolding() {
        return holdCategory != null;
    }
}

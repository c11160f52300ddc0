package io.github.coherecamel.application.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.github.coherecamel.application.hold.Holds;
import io.github.coherecamel.application.wanted.Category;
import io.github.coherecamel.application.wanted.Control;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether nothing is worked on.
 *
 * @param changed whether this request has changed that; null if it only asked
 * @param heldBy who stopped it; null if the controller did so itself
 * @param remedy what helps
 * @param nextProbe when the controller looks whether it works again; null if only a person may resume
 * @param notBefore until then the API wants no calls
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HoldView(
        @Nullable Boolean changed,
        boolean holding,
        @Nullable Category category,
        @Nullable String reason,
        @Nullable String remedy,
        @Nullable String heldBy,
        @Nullable Instant heldAt,
        @Nullable Instant nextProbe,
        @Nullable Instant notBefore) {

    static HoldView of(Control control, @Nullable Boolean changed) {
        var category = control.holdCategory();
        var notBefore = control.notBefore();
        return new HoldView(
                changed,
                control.isHolding(),
                category,
                control.holdReason(),
                category == null ? null : Holds.remedy(category),
                control.heldBy(),
                control.heldAt(),
                control.probeAt(),
                notBefore != null && notBefore.isAfter(control.readAt()) ? notBefore : null);
    }
}

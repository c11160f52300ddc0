package io.github.coherecamel.application.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.github.coherecamel.application.wanted.Health;
import io.github.coherecamel.application.wanted.ModelCounts.Counts;
import io.github.coherecamel.application.wanted.Sync;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How it goes, on one look.
 *
 * @param due models that somebody may work on now
 * @param oldestDue since when the first of them waits
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StatusView(List<Count> models, long due, @Nullable Instant oldestDue, HoldView hold, Instant countedAt) {

    /** @param exact false if there are more than are counted */
    public record Count(Sync sync, Health health, long count, boolean exact) {}

    static StatusView of(Counts counts, HoldView hold) {
        return new StatusView(
                counts.counts().stream()
                        .map(count -> new Count(count.sync(), count.health(), count.models(), count.exact()))
                        .toList(),
                counts.due(),
                counts.oldestDueAt(),
                hold,
                counts.countedAt());
    }
}

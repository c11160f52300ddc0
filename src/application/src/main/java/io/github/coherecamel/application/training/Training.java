package io.github.coherecamel.application.training;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the trainings of a model went.
 *
 * @param readAt when the API was asked; null if it could not be
 * @param reason why the API could not be asked, so that only what was kept is shown; null if it was
 * @param statuses all changes of the model's status, the oldest first; empty if the API could not be asked
 * @param runs the oldest first
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Training(
        String modelId,
        @Nullable Instant readAt,
        @Nullable String reason,
        List<StatusChange> statuses,
        List<Run> runs) {

    /** The same changes, the newest first. */
    public List<StatusChange> newestStatuses() {
        var newest = new ArrayList<>(statuses);
        Collections.reverse(newest);
        return newest;
    }
}

package io.github.coherecamel.application.training;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One training of a model.
 *
 * @param beganAt when it was queued, by the API's clock; it names the run
 * @param endedAt null if it has not ended
 * @param status the last one of it, as the API has it; null if the API tells no status
 * @param datasetId what it was trained on; null if that is not known for certain
 * @param steps by their numbers; empty if nothing was measured, or nobody looked before the API forgot it
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Run(
        Instant beganAt,
        @Nullable Instant endedAt,
        @Nullable String status,
        @Nullable String datasetId,
        List<Measurement> steps) {

    Run on(@Nullable String dataset) {
        return new Run(beganAt, endedAt, status, dataset, steps);
    }

    Run with(List<Measurement> measured) {
        return new Run(beganAt, endedAt, status, datasetId, measured);
    }

    /** What the API says now, with what it said once and does not say any more. */
    Run or(Run kept) {
        return new Run(
                beganAt,
                endedAt == null ? kept.endedAt : endedAt,
                status == null ? kept.status : status,
                datasetId == null ? kept.datasetId : datasetId,
                steps.isEmpty() ? kept.steps : steps);
    }
}

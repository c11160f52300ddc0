package io.github.coherecamel.application.training;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.coherecamel.model.ModelEvent;
import io.github.coherecamel.model.ModelStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A change of a model's status, as the API tells it.
 *
 * @param status as the API has it, such as {@code STATUS_READY}
 * @param user who caused it, as the API has it; null if the API did by itself
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StatusChange(String status, Instant at, @Nullable String user) {

    /** Returns those that say what and when, the oldest first. */
    static List<StatusChange> of(List<ModelEvent> events) {
        return events.stream()
                .flatMap(StatusChange::of)
                .sorted(Comparator.comparing(StatusChange::at))
                .toList();
    }

    private static Stream<StatusChange> of(ModelEvent event) {
        // No finer than the database keeps it.
        return event.status() == null || event.createdAt() == null
                ? Stream.empty()
                : Stream.of(new StatusChange(
                        event.status().text(), event.createdAt().truncatedTo(ChronoUnit.MICROS), event.userId()));
    }

    ModelStatus modelStatus() {
        return new ModelStatus(status);
    }
}

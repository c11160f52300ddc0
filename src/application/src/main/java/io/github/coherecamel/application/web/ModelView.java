package io.github.coherecamel.application.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.github.coherecamel.application.wanted.Category;
import io.github.coherecamel.application.wanted.Health;
import io.github.coherecamel.application.wanted.Model;
import io.github.coherecamel.application.wanted.Page;
import io.github.coherecamel.application.wanted.StoredEvent;
import io.github.coherecamel.application.wanted.Sync;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of a model, and what is known of it.
 *
 * @param name what the API calls it; null until that was read
 * @param wanted the dataset that it is to have
 * @param wantedAt when the event happened that says so
 * @param eventSeq that event
 * @param actual the dataset that it had when it was read last; null if it was not read yet
 * @param status its status then, as the API has it
 * @param since when sync or health last changed
 * @param category what kind of trouble it has; null if none
 * @param reason the same in words
 * @param remedy what a person can do about it
 * @param attempts that failed in a row
 * @param due when it is worked on next; null if not before something changes
 * @param node the process that works on it now
 * @param event the one of {@code eventSeq}
 * @param history only of a single model
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelView(
        String id,
        @Nullable String name,
        String wanted,
        Instant wantedAt,
        long eventSeq,
        @Nullable String actual,
        @Nullable String status,
        @Nullable Instant actualAt,
        Sync sync,
        Health health,
        Instant since,
        @Nullable Category category,
        @Nullable String reason,
        @Nullable String remedy,
        int attempts,
        @Nullable Instant due,
        boolean paused,
        @Nullable String node,
        long generation,
        @Nullable Long observedGeneration,
        @Nullable EventView event,
        @Nullable Page<HistoryView> history) {

    static ModelView of(Model model) {
        return of(model, null, null);
    }

    static ModelView of(Model model, @Nullable StoredEvent event, @Nullable Page<HistoryView> history) {
        return new ModelView(
                model.id(),
                model.name(),
                model.datasetId(),
                model.wantedAt(),
                model.eventSeq(),
                model.actualDatasetId(),
                model.actualStatus(),
                model.actualAt(),
                model.sync(),
                model.health(),
                model.since(),
                model.category(),
                model.reason(),
                Remedy.of(model.category()),
                model.attempts(),
                model.owner() == null ? model.dueAt() : null,
                model.paused(),
                model.owner(),
                model.generation(),
                model.observedGeneration(),
                event == null ? null : EventView.of(event),
                history);
    }
}

package io.github.coherecamel.application.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.github.coherecamel.application.file.TakenFile;
import io.github.coherecamel.application.wanted.Model;
import io.github.coherecamel.application.wanted.StoredAttempt;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A training file, and how far it has come.
 *
 * @param id the id that its event has or will have
 * @param place where it is; each is a folder of the inbox
 * @param arrivedAt when it came into the inbox
 * @param bytes null as long as it waits
 * @param attempts to upload it that failed
 * @param reason why the last of them did, or why it was rejected
 * @param datasetId what it was uploaded as
 * @param event with its attempts; null as long as it waits
 * @param model that it is for, if anything was ever wanted of that
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FileView(
        String id,
        String name,
        @Nullable String modelId,
        String type,
        TakenFile.Place place,
        Instant arrivedAt,
        @Nullable Long bytes,
        @Nullable String sha256,
        int attempts,
        @Nullable String reason,
        @Nullable String datasetId,
        @Nullable EventView event,
        @Nullable ModelView model) {

    static FileView of(TakenFile file, List<StoredAttempt> attempts, @Nullable Model model) {
        var event = file.event();
        return new FileView(
                file.id(),
                file.name(),
                file.modelId(),
                file.type(),
                file.place(),
                file.arrivedAt(),
                file.bytes(),
                file.sha256(),
                file.attempts(),
                file.reason(),
                event == null ? null : event.datasetId(),
                event == null ? null : EventView.of(event, attempts),
                model == null ? null : ModelView.of(model));
    }
}

package io.github.coherecamel.application.wanted;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which models to show. What is null is not asked for.
 *
 * @param since whose sync or health has changed then or later
 * @param until whose sync or health has not changed since
 * @param text somewhere in the id, the name, a dataset's id or the reason, in upper or lower case
 */
public record ModelFilter(
        @Nullable Sync sync,
        @Nullable Health health,
        @Nullable Category category,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable String text) {

    /** Whether an index finds all of them, and no others. */
    boolean isIndexed() {
        var columns = (sync == null ? 0 : 1) + (health == null ? 0 : 1) + (category == null ? 0 : 1);
        return columns <= 1 && since == null && until == null && text == null;
    }

    boolean matches(Model model) {
        return (sync == null || sync == model.sync())
                && (health == null || health == model.health())
                && (category == null || category == model.category())
                && (since == null || !model.since().isBefore(since))
                && (until == null || model.since().isBefore(until))
                && EventFilter.contains(
                        text, model.id(), model.name(), model.datasetId(), model.actualDatasetId(), model.reason());
    }
}

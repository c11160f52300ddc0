package io.github.coherecamel.application.wanted;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which events to show. What is null is not asked for.
 *
 * @param open whether they have no outcome yet
 * @param since received then or later
 * @param until received before
 * @param text somewhere in the id, the dataset's id or the reason, in upper or lower case
 */
public record EventFilter(
        boolean open,
        @Nullable Outcome outcome,
        @Nullable String modelId,
        @Nullable String source,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable String text) {

    /** Whether an index finds all of them, and no others. */
    boolean isIndexed() {
        var columns = Stream.of(modelId, source, open || outcome != null ? "" : null)
                .filter(Objects::nonNull)
                .count();
        return columns <= 1 && since == null && until == null && text == null;
    }

    boolean matches(StoredEvent event) {
        return (!open || event.outcome() == null)
                && (outcome == null || outcome == event.outcome())
                && (modelId == null || modelId.equals(event.modelId()))
                && (source == null || source.equals(event.source()))
                && (since == null || !event.receivedAt().isBefore(since))
                && (until == null || event.receivedAt().isBefore(until))
                && contains(text, event.id(), event.datasetId(), event.reason());
    }

    static boolean contains(@Nullable String text, @Nullable String... places) {
        return text == null
                || Stream.of(places).filter(Objects::nonNull).anyMatch(place -> place.toLowerCase(Locale.ROOT)
                        .contains(text.toLowerCase(Locale.ROOT)));
    }
}

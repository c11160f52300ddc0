package io.github.coherecamel.application.web;

import io.github.coherecamel.application.wanted.EventViews;
import io.github.coherecamel.application.wanted.StoredEvent;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the event that somebody means by an id, which is unique only with its source. */
@Singleton
final class NamedEvent {

    private final EventViews events;

    NamedEvent(EventViews events) {
        this.events = events;
    }

    /** @param source who sent it; null if that is not said */
    StoredEvent one(String id, @Nullable String source) {
        var found = events.find(id, source);
        // What was posted without a source was answered with this address.
        var posted = found.stream()
                .filter(event -> event.source().equals(PostedEvent.SOURCE))
                .findFirst();
        if (found.isEmpty()) {
            throw Refused.because(
                    404,
                    "No event %s is known here. Look for it in GET /events, by model or time; old ones are deleted."
                            .formatted(id));
        }
        if (found.size() > 1 && posted.isEmpty()) {
            throw Refused.because(
                    409,
                    "Several sources have sent an event %s: %s. Say which by parameter source."
                            .formatted(
                                    id, found.stream().map(StoredEvent::source).collect(Collectors.joining(", "))));
        }
        return posted.orElse(found.get(0));
    }
}

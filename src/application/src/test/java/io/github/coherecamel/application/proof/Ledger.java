package io.github.coherecamel.application.proof;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the senders of events were told. */
final class Ledger {

    private final Clock clock;
    private final Map<String, Told> events = new ConcurrentHashMap<>();

    Ledger(Clock clock) {
        this.clock = clock;
    }

    /** Right before an event is sent for the first time, or again. */
    void sending(PlannedEvent event) {
        var now = clock.instant();
        events.computeIfAbsent(
                event.key(), key -> new Told(key, event.model(), event.dataset(), event.time(), now, null));
    }

    /** Right after it was acknowledged. */
    void acknowledged(PlannedEvent event) {
        var now = clock.instant();
        events.computeIfPresent(event.key(), (key, told) -> told.isAcknowledged() ? told : acknowledged(told, now));
    }

    private static Told acknowledged(Told told, Instant now) {
        return new Told(told.key(), told.model(), told.dataset(), told.time(), told.sent(), now);
    }

    List<Told> events() {
        return List.copyOf(events.values());
    }
}

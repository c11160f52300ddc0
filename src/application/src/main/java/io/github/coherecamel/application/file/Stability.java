package io.github.coherecamel.application.file;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Tells for how long nothing about a file has changed, as seen from here: clocks of file systems may differ. */
final class Stability {

    private final Map<Dropped, Instant> since = new HashMap<>();
    private final Clock clock;

    Stability(Clock clock) {
        this.clock = clock;
    }

    /** Forgets whatever is not like this any more. */
    void retain(Collection<Dropped> there) {
        since.keySet().retainAll(Set.copyOf(there));
    }

    Duration unchangedFor(Dropped dropped) {
        var now = clock.instant();
        return Duration.between(since.computeIfAbsent(dropped, file -> now), now);
    }
}

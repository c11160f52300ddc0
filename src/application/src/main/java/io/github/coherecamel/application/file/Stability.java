package io.github.coherecamel.application.file;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/** Tells for how long nothing about a file has changed, as seen from here: clocks of file systems may differ, and ours may be set. */
final class Stability {

    private final Map<Dropped, Long> since = new HashMap<>();
    private final LongSupplier nanoTime;

    Stability(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Forgets whatever is not like this any more. */
    void retain(Collection<Dropped> there) {
        since.keySet().retainAll(Set.copyOf(there));
    }

    Duration unchangedFor(Dropped dropped) {
        var now = nanoTime.getAsLong();
        return Duration.ofNanos(now - since.computeIfAbsent(dropped, file -> now));
    }
}

package io.github.coherecamel.camel;

import io.github.coherecamel.watch.Change;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What is tried with changes: which of them are being reported, and how often it failed. No failure may starve another. */
final class Attempts {

    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();

    /** Returns the ids of what is being reported. */
    Set<String> running() {
        return Set.copyOf(running);
    }

    int failures(String id) {
        return failures.getOrDefault(id, 0);
    }

    void begin(String id) {
        running.add(id);
    }

    void succeed(String id) {
        failures.remove(id);
        running.remove(id);
    }

    void fail(String id) {
        failures.merge(id, 1, Integer::sum);
        running.remove(id);
    }

    /** Returns the changes in order: those first that failed least often. */
    List<Change> inTurn(Collection<Change> changes) {
        // One snapshot, since exchanges end meanwhile.
        var counts = Map.copyOf(failures);
        return changes.stream()
                .sorted(Comparator.comparing(change -> counts.getOrDefault(change.id(), 0)))
                .toList();
    }

    /** Forgets the failures of what is as it was reported, or was never reported and is gone. */
    void keepOnly(Collection<Change> changes) {
        var ids = changes.stream().map(Change::id).collect(Collectors.toSet());
        failures.keySet().retainAll(ids);
    }
}

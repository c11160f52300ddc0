package io.github.coherecamel.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tells what changed. Takes one look at each thing, however many there are. */
public final class Changes {

    private Changes() {}

    /**
     * Returns what is in another state than was reported, in the order of {@code now}; then what is gone.
     *
     * @param reported the state of each thing when it was last reported
     * @param now the state of each thing
     */
    public static List<Change> between(Map<String, String> reported, Map<String, String> now) {
        var changes = new ArrayList<Change>();
        now.forEach((id, state) -> {
            var before = reported.get(id);
            if (!state.equals(before)) {
                changes.add(new Change(id, before, state));
            }
        });
        // What was deleted simply stops being listed, so absence is a change as well.
        reported.forEach((id, state) -> {
            if (!now.containsKey(id)) {
                changes.add(new Change(id, state, null));
            }
        });
        return changes;
    }
}

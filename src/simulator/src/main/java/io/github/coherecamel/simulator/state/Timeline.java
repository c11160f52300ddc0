package io.github.coherecamel.simulator.state;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The statuses that something has been in and will be in, in order of time. Its status is a function of the time it is
 * asked for, so nothing has to run for it to move.
 */
public record Timeline(List<Entry> entries) {
    /** One change of status; the user is empty when the system caused it. */
    public record Entry(String status, Instant at, String user) {}

    public static Timeline of(Entry... entries) {
        return new Timeline(List.of(entries));
    }

    /** Queued for a tenth of the time, then at work, then at the end. */
    public static Timeline course(
            Instant start, Duration whole, String user, String queued, String working, String ended) {
        return of(
                new Entry(queued, start, user),
                new Entry(working, start.plus(whole.dividedBy(10)), ""),
                new Entry(ended, start.plus(whole), ""));
    }

    /** The same past, but from now on this status, for good. */
    public Timeline turning(String status, Instant now) {
        return turning(of(new Entry(status, now, "")), now);
    }

    /** The same past, but from now on another course. */
    public Timeline turning(Timeline course, Instant now) {
        var changed = new ArrayList<>(until(now));
        changed.addAll(course.entries());
        return new Timeline(List.copyOf(changed));
    }

    public List<Entry> until(Instant now) {
        return entries.stream().filter(entry -> !entry.at().isAfter(now)).toList();
    }

    /** The entry in force. Before the first one, that is the first one. */
    public Entry at(Instant now) {
        var current = entries.get(0);
        for (var entry : entries) {
            if (!entry.at().isAfter(now)) {
                current = entry;
            }
        }
        return current;
    }
}

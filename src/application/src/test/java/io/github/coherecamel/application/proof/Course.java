package io.github.coherecamel.application.proof;

import io.github.coherecamel.application.proof.Violation.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way of one model from dataset to dataset, judged update by update. */
final class Course {

    private final String model;
    private final List<Told> events;
    private final History history;
    private final Duration patience;
    private final List<Violation> violations = new ArrayList<>();

    /** The place, in the order of events, of the newest one for which the model was surely updated. */
    private Instant newest = Instant.MIN;

    private @Nullable Instant behindSince;

    Course(String model, List<Told> events, History history, Duration patience) {
        this.model = model;
        this.events = events;
        this.history = history;
        this.patience = patience;
    }

    /** Judges the updates that took effect. */
    List<Violation> violations(List<Patch> applied) {
        var dataset = history.before().get(model);
        var since = Instant.MIN;
        var patches = applied.stream().sorted(Comparator.comparing(Patch::at)).toList();
        for (var i = 0; i < patches.size(); i++) {
            var patch = patches.get(i);
            var wanting = wanting(patch);
            if (wanting.isEmpty()) {
                violations.add(new Violation(Kind.UNASKED, model, "no event had wanted " + patch));
            } else {
                follow(
                        patch,
                        wanting,
                        i + 1 < patches.size() ? patches.get(i + 1).at() : history.end());
            }
            if (patch.dataset().equals(dataset) && !history.disturbed(model, since, patch.at())) {
                violations.add(new Violation(Kind.REPEATED, model, "it had that already: " + patch));
            }
            dataset = patch.dataset();
            since = patch.at();
        }
        caughtUp(history.end());
        return violations;
    }

    /** The events that may have been the reason of an update. */
    private List<Told> wanting(Patch patch) {
        return events.stream()
                .filter(event ->
                        event.dataset().equals(patch.dataset()) && !event.sent().isAfter(patch.at()))
                .toList();
    }

    /** Follows what an update brought about until the next one. */
    private void follow(Patch patch, List<Told> wanting, Instant until) {
        if (wanting.stream().anyMatch(event -> !event.latest().isBefore(newest))) {
            caughtUp(patch.at());
            newest = latest(newest, surely(patch, wanting));
            return;
        }
        if (behindSince == null) {
            behindSince = patch.at();
        }
        // An event that comes later may want just what the model went back to.
        events.stream()
                .filter(event -> event.dataset().equals(patch.dataset()))
                .filter(event -> event.sent().isBefore(until) && !event.latest().isBefore(newest))
                .map(Told::sent)
                .min(Comparator.naturalOrder())
                .ifPresent(this::caughtUp);
    }

    /** The place of the oldest event that can explain an update, or of a newer one that was there for sure. */
    private static Instant surely(Patch patch, List<Told> wanting) {
        var oldest = wanting.stream().map(Told::earliest).min(Comparator.naturalOrder());
        var known = wanting.stream()
                .filter(event -> event.wasAcknowledgedBy(patch.at()))
                .map(Told::earliest)
                .max(Comparator.naturalOrder());
        return known.or(() -> oldest).orElse(Instant.MIN);
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private void caughtUp(Instant at) {
        if (behindSince != null && Duration.between(behindSince, at).compareTo(patience) > 0) {
            violations.add(new Violation(
                    Kind.OVERWRITTEN, model, "an older dataset stood from " + behindSince + " until " + at));
        }
        behindSince = null;
    }
}

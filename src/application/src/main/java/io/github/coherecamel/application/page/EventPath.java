package io.github.coherecamel.application.page;

import io.github.coherecamel.application.wanted.Category;
import io.github.coherecamel.application.wanted.Outcome;
import io.github.coherecamel.application.web.AttemptView;
import io.github.coherecamel.application.web.EventView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of an event, from the beginning to the end.
 *
 * @param payload as it came in, laid out if it is JSON
 */
public record EventPath(EventView event, @Nullable String payload) {

    /** @param took how long it took; null if it took no time */
    public record Step(
            Instant at, Mark mark, @Nullable String took, @Nullable String text, @Nullable String difference) {}

    public List<Step> steps() {
        var steps = new ArrayList<Step>();
        add(steps, event.time(), new Mark("Happened", "plain", "clock", ""), "as " + event.source() + " says");
        add(steps, event.receivedAt(), new Mark("Received", "plain", "inbox", ""), null);
        attempts().forEach(attempt -> steps.add(step(attempt)));
        var isSaid = attempts().stream().anyMatch(attempt -> Objects.equals(attempt.message(), event.reason()));
        add(steps, event.closedAt(), Marks.mark(event), isSaid ? null : event.reason());
        add(steps, event.trainingEndedAt(), Marks.trained(event), null);
        // What happened at the same time stays in this order.
        steps.sort(Comparator.comparing(Step::at));
        return steps;
    }

    public boolean isRejected() {
        return event.outcome() == Outcome.REJECTED;
    }

    /** What it was rejected for; null if it was not, or nobody has tried. */
    public @Nullable Category category() {
        return isRejected()
                ? attempts().stream()
                        .map(AttemptView::category)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null)
                : null;
    }

    public Address ofSource() {
        return Address.of("/ui/events").with("source", event.source());
    }

    private List<AttemptView> attempts() {
        return Objects.requireNonNullElse(event.attempts(), List.of());
    }

    private static void add(List<Step> steps, @Nullable Instant at, Mark mark, @Nullable String text) {
        if (at != null) {
            steps.add(new Step(at, mark, null, text, null));
        }
    }

    private static Step step(AttemptView attempt) {
        var category = attempt.category() == null ? "" : Mark.word(attempt.category()) + ": ";
        return new Step(
                attempt.startedAt(),
                Marks.mark(attempt),
                "in %s, by %s".formatted(Words.took(attempt), attempt.node()),
                attempt.message() == null ? null : category + attempt.message(),
                attempt.difference());
    }
}

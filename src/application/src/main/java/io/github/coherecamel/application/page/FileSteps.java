package io.github.coherecamel.application.page;

import io.github.coherecamel.application.file.TakenFile.Place;
import io.github.coherecamel.application.wanted.Category;
import io.github.coherecamel.application.wanted.Health;
import io.github.coherecamel.application.wanted.Outcome;
import io.github.coherecamel.application.wanted.Sync;
import io.github.coherecamel.application.wanted.Verdict;
import io.github.coherecamel.application.web.AttemptView;
import io.github.coherecamel.application.web.EventView;
import io.github.coherecamel.application.web.FileView;
import io.github.coherecamel.application.web.ModelView;
import io.github.coherecamel.model.ModelStatus;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How far a file has come, from the inbox to a model that is ready. */
public record FileSteps(FileView file) {

    private static final Mark DONE = new Mark("Done", "good", "check", "This is done.");
    private static final Mark NOW = new Mark("Under way", "busy", "dots", "This is going on.");
    private static final Mark AGAIN = new Mark("Tried again", "wait", "retry", "It failed by something that passes.");
    private static final Mark FAILED =
            new Mark("Failed", "bad", "alert", "It failed, and is not tried again by itself.");
    private static final Mark SKIPPED = new Mark("Left out", "off", "skip", "Something newer is wanted.");
    private static final Mark PAUSED =
            new Mark("Paused", "off", "pause", "A person has stopped all work on its model.");
    private static final Mark TO_COME = new Mark("To come", "off", "clock", "It follows.");
    private static final Mark NOT_REACHED =
            new Mark("Not reached", "off", "skip", "A step before it failed, so it does not follow.");

    /** After which nothing comes by itself. */
    private static final Set<Mark> ENDS = Set.of(FAILED, PAUSED);

    private static final Set<Outcome> BROUGHT_ABOUT = Set.of(Outcome.APPLIED, Outcome.UNCHANGED);

    /** @param text what is to be said of it */
    public record Step(String name, Mark mark, @Nullable String text) {}

    public List<Step> steps() {
        var steps = List.of(inbox(), upload(), validation(), update(), training(), sync());
        var failed = steps.stream().anyMatch(step -> step.mark() == FAILED);
        return steps.stream()
                .map(step -> failed && step.mark() == TO_COME ? new Step(step.name(), NOT_REACHED, null) : step)
                .toList();
    }

    /** Whether nothing more is to come by itself. */
    public boolean isOver() {
        var last = steps().get(5).mark();
        return last == DONE || last == SKIPPED || steps().stream().anyMatch(step -> ENDS.contains(step.mark()));
    }

    private Step inbox() {
        return new Step("In the inbox", DONE, "as " + file.name());
    }

    private Step upload() {
        var name = "Uploaded";
        if (file.place() == Place.WAITING) {
            return file.attempts() == 0 ? new Step(name, NOW, null) : new Step(name, AGAIN, file.reason());
        }
        return file.datasetId() == null
                ? new Step(name, FAILED, file.reason())
                : new Step(name, DONE, "as dataset " + file.datasetId());
    }

    private Step validation() {
        var name = "Validated";
        var event = file.event();
        if (event == null || file.datasetId() == null) {
            return new Step(name, TO_COME, null);
        }
        var last = last(event);
        if (event.outcome() == null) {
            if (file.model() != null && file.model().health() == Health.PAUSED) {
                return new Step(name, PAUSED, null);
            }
            return last == null || last.category() == Category.NOT_YET
                    ? new Step(name, NOW, last == null ? null : last.message())
                    : new Step(name, AGAIN, last.message());
        }
        if (event.outcome() == Outcome.REJECTED) {
            return last != null && last.category() == Category.DATASET
                    ? new Step(name, FAILED, event.reason())
                    : new Step(name, DONE, null);
        }
        return BROUGHT_ABOUT.contains(event.outcome())
                ? new Step(name, DONE, null)
                : new Step(name, SKIPPED, event.reason());
    }

    private Step update() {
        var name = "Given to the model";
        var event = file.event();
        if (event == null || validation().mark() != DONE) {
            return new Step(name, validation().mark() == SKIPPED ? SKIPPED : TO_COME, null);
        }
        if (event.outcome() == Outcome.REJECTED) {
            return new Step(name, FAILED, event.reason());
        }
        if (event.outcome() == Outcome.UNCHANGED) {
            return new Step(name, DONE, "it had it already");
        }
        return new Step(
                name,
                DONE,
                Objects.requireNonNullElse(event.attempts(), List.<AttemptView>of()).stream()
                        .filter(attempt -> attempt.result() == Verdict.Result.UPDATED)
                        .map(AttemptView::difference)
                        .findFirst()
                        .orElse(null));
    }

    private Step training() {
        var name = "Trained";
        var model = file.model();
        if (update().mark() != DONE) {
            return new Step(name, update().mark() == SKIPPED ? SKIPPED : TO_COME, null);
        }
        if (model == null) {
            return new Step(name, SKIPPED, "nothing is wanted of its model any more");
        }
        if (!isWanted(model)) {
            return new Step(name, SKIPPED, null);
        }
        var status = new ModelStatus(Objects.requireNonNullElse(model.status(), ""));
        return switch (status.value()) {
            case READY -> new Step(name, DONE, null);
            case FAILED, DELETED -> new Step(name, FAILED, model.reason());
            default -> goingOn(name, model);
        };
    }

    private Step sync() {
        var name = "In use, and healthy";
        var model = file.model();
        var before = training().mark();
        if (before != DONE || model == null) {
            return new Step(name, before == SKIPPED ? SKIPPED : TO_COME, null);
        }
        return model.sync() == Sync.SYNCED && model.health() == Health.HEALTHY
                ? new Step(name, DONE, null)
                : goingOn(name, model);
    }

    /** What is not done yet, by how its model is. */
    private static Step goingOn(String name, ModelView model) {
        var mark =
                switch (model.health()) {
                    case DEGRADED -> FAILED;
                    case PAUSED -> PAUSED;
                    case RETRYING -> AGAIN;
                    case HEALTHY, PROGRESSING -> NOW;
                };
        return new Step(name, mark, model.reason());
    }

    private boolean isWanted(ModelView model) {
        return model.wanted().equals(file.datasetId());
    }

    /** Returns the newest attempt. */
    private static @Nullable AttemptView last(EventView event) {
        var attempts = event.attempts();
        return attempts == null || attempts.isEmpty() ? null : attempts.get(0);
    }
}

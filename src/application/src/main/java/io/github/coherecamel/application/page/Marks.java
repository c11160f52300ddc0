package io.github.coherecamel.application.page;

import io.github.coherecamel.application.training.StatusChange;
import io.github.coherecamel.application.wanted.Category;
import io.github.coherecamel.application.wanted.Health;
import io.github.coherecamel.application.wanted.Outcome;
import io.github.coherecamel.application.wanted.Sync;
import io.github.coherecamel.application.wanted.Verdict;
import io.github.coherecamel.application.web.AttemptView;
import io.github.coherecamel.application.web.EventView;
import io.github.coherecamel.application.web.ModelView;
import io.github.coherecamel.model.ModelStatus;
import io.quarkus.qute.TemplateExtension;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How states are shown, for templates. */
@TemplateExtension
final class Marks {

    static final Mark OPEN = new Mark("Open", "busy", "dots", "It is not brought about yet.");

    static final Mark UNWATCHED = new Mark(
            "Training not watched to its end",
            "off",
            "skip",
            "A newer event came before its training had ended. How it ended is said where trainings are shown.");

    static final Mark REPLACED = new Mark("Replaced", "off", "skip", "A newer training began before it had ended.");

    private Marks() {}

    static Mark mark(Health health) {
        return switch (health) {
            case HEALTHY -> Mark.of(health, "good", "check", "Nothing is to be done.");
            case PROGRESSING ->
                Mark.of(health, "busy", "dots", "It waits for its turn, its dataset's validation, or its training.");
            case RETRYING ->
                Mark.of(health, "wait", "retry", "It failed by something that passes, and is tried again.");
            case DEGRADED -> Mark.of(health, "bad", "alert", "A person has to look at it.");
            case PAUSED -> Mark.of(health, "off", "pause", "A person has stopped it.");
        };
    }

    static Mark mark(Sync sync) {
        return switch (sync) {
            case SYNCED -> Mark.of(sync, "good", "equal", "It has the wanted dataset.");
            case OUT_OF_SYNC -> Mark.of(sync, "wait", "unequal", "It has another dataset, or has to get its first.");
            case UNKNOWN -> Mark.of(sync, "off", "question", "It was not read yet, or may have changed since.");
        };
    }

    /** @param outcome null as long as the event is open */
    static Mark outcome(@Nullable Outcome outcome) {
        if (outcome == null) {
            return OPEN;
        }
        return switch (outcome) {
            case APPLIED -> Mark.of(outcome, "good", "check", "The controller gave the dataset to the model.");
            case UNCHANGED -> Mark.of(outcome, "good", "equal", "The model had the dataset already.");
            case SUPERSEDED -> Mark.of(outcome, "off", "skip", "A newer event came before it was brought about.");
            case STALE -> Mark.of(outcome, "off", "clock", "It is older than what was wanted already when it came.");
            case REJECTED -> Mark.of(outcome, "bad", "alert", "It cannot be done. A person may try again.");
        };
    }

    static Mark mark(StatusChange change) {
        return training(change.status());
    }

    /** A status of a model or of its training, as the API has it. */
    static Mark training(@Nullable String status) {
        if (status == null) {
            return new Mark("Not known", "off", "question", "The API tells no status.");
        }
        var word = status.replaceFirst("^STATUS_", "").replace('_', ' ').toLowerCase(Locale.ROOT);
        var shown = word.isEmpty() ? status : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
        return switch (new ModelStatus(status).value()) {
            case READY -> new Mark(shown, "good", "check", "The training has ended, and the model is ready.");
            case FAILED -> new Mark(shown, "bad", "alert", "The training has failed.");
            case QUEUED, FINETUNING, DEPLOYING_API -> new Mark(shown, "busy", "dots", "It is under way.");
            default -> new Mark(shown, "off", "question", "The API says " + status + ".");
        };
    }

    static Mark mark(EventView event) {
        return outcome(event.outcome());
    }

    /** How an awaited training ended. A model that had the dataset already may have been ready before it was looked at. */
    static Mark trained(EventView event) {
        var ended = event.trainingEndedAt();
        if (!"READY".equals(event.training())) {
            return new Mark("Training failed", "bad", "alert", "The training has ended, and failed.");
        }
        var none = event.outcome() == Outcome.UNCHANGED && ended != null && ended.equals(event.closedAt());
        return none
                ? new Mark("Was ready", "good", "equal", "It was ready already, so no training was awaited.")
                : new Mark("Trained", "good", "check", "The training has ended, and the model is ready.");
    }

    /** Whether nobody awaits any longer how the training ends that the event began. Of an older event than is wanted only. */
    static boolean isUnwatched(EventView event, ModelView model) {
        return event.outcome() == Outcome.APPLIED && event.training() == null && event.seq() != model.eventSeq();
    }

    static Mark unwatched(EventView event) {
        return UNWATCHED;
    }

    static Mark mark(AttemptView attempt) {
        return attempt.category() == Category.NOT_YET
                ? Mark.of(Category.NOT_YET, "busy", "dots", "It waits for something that takes its time.")
                : mark(attempt.result());
    }

    private static Mark mark(Verdict.Result result) {
        return switch (result) {
            case UPDATED -> Mark.of(result, "good", "check", "The model was changed.");
            case UNCHANGED -> Mark.of(result, "good", "equal", "The model was as wanted.");
            case DIFFERS -> Mark.of(result, "bad", "alert", "The model was not as wanted, and was left so.");
            case FAILED -> Mark.of(result, "wait", "retry", "It failed, and is tried again.");
            case REJECTED -> Mark.of(result, "bad", "alert", "It failed, and is not tried again by itself.");
            case HELD -> Mark.of(result, "wait", "pause", "It failed by what concerns every model, so all wait.");
            case LOST -> Mark.of(result, "off", "question", "Its lease was over before its end.");
        };
    }
}

package io.github.coherecamel.application.reconcile;

import io.github.coherecamel.application.ControllerConfig;
import io.github.coherecamel.application.wanted.Category;
import io.github.coherecamel.application.wanted.Claim;
import io.github.coherecamel.application.wanted.Drift;
import io.github.coherecamel.application.wanted.Health;
import io.github.coherecamel.application.wanted.Outcome;
import io.github.coherecamel.application.wanted.Sync;
import io.github.coherecamel.application.wanted.Verdict;
import io.github.coherecamel.application.wanted.Verdict.Result;
import io.github.coherecamel.model.FinetunedModel;
import io.github.coherecamel.model.ModelStatus;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Decides what an attempt has come to. It asks nobody and remembers nothing. */
final class Judge {

    private final ControllerConfig.Reconcile config;
    private final Backoff backoff;

    Judge(ControllerConfig.Reconcile config, RandomGenerator random) {
        this.config = config;
        this.backoff = new Backoff(config.firstDelay(), config.maxDelay(), random);
    }

    Verdict judge(Claim claim, Attempt attempt) {
        if (attempt.failure() != null) {
            return failed(claim, attempt.failure());
        }
        if (attempt.found() != null) {
            return differs(claim, attempt.found(), attempt.difference());
        }
        var model = attempt.model();
        var updated = "UPDATED".equals(attempt.outcome());
        if (model == null || !updated && !"UNCHANGED".equals(attempt.outcome())) {
            return failed(
                    claim,
                    route("it ended with outcome %s and without the model, so nothing tells what became of it"
                            .formatted(attempt.outcome())));
        }
        if (!claim.datasetId().equals(model.datasetId())) {
            return failed(
                    claim,
                    route("the model has dataset %s after it, and not %s"
                            .formatted(model.datasetId(), claim.datasetId())));
        }
        return succeeded(claim, model, updated, attempt.difference());
    }

    private Verdict succeeded(Claim claim, FinetunedModel model, boolean updated, @Nullable String difference) {
        var status = model.status() == null ? new ModelStatus("STATUS_UNSPECIFIED") : model.status();
        // The answer to an update may still have the status from before it, so how a training ended is known from a
        // later look.
        var ended = status.isTerminal() && !updated;
        var failed = ended && status.value() == ModelStatus.Value.FAILED;
        var confirmed = !updated && claim.mayBeWritten() && !claim.observed();
        var waits = config.awaitTraining() && !ended;
        return new Verdict(
                updated ? Result.UPDATED : Result.UNCHANGED,
                failed ? Category.TRAINING : claim.observed() && updated ? Category.DRIFT : Category.NONE,
                failed
                        ? "the training failed (" + status + "). Assign another dataset"
                        : waits
                                ? "it is being trained (" + status + ")"
                                : confirmed
                                        ? "confirmed by reading, after an attempt of which it was not known what it"
                                                + " had done"
                                        : null,
                updated || confirmed ? Outcome.APPLIED : Outcome.UNCHANGED,
                Sync.SYNCED,
                failed ? Health.DEGRADED : waits ? Health.PROGRESSING : Health.HEALTHY,
                true,
                waits ? config.trainingInterval() : null,
                model.datasetId(),
                status.text(),
                difference,
                config.awaitTraining() && ended ? status.value().name() : null,
                model.name());
    }

    private static Verdict differs(Claim claim, Attempt.Found found, @Nullable String difference) {
        return new Verdict(
                Result.DIFFERS,
                Category.DRIFT,
                claim.datasetId().equals(found.datasetId())
                        ? "somebody changed it by other ways. To be as wanted it would need " + difference
                        : Drift.reason(found.datasetId(), claim.datasetId()),
                null,
                Sync.OUT_OF_SYNC,
                Health.DEGRADED,
                false,
                null,
                found.datasetId(),
                found.status(),
                null,
                null,
                null);
    }

    private Verdict failed(Claim claim, Failure failure) {
        return switch (failure.category()) {
            case CREDENTIALS, PERMISSION, QUOTA, RETIRED ->
                verdict(Result.HELD, failure, null, Health.PROGRESSING, Duration.ZERO);
            case FORBIDDEN ->
                failure.retryAfter() == null
                        ? rejected(failure)
                        : verdict(Result.FAILED, failure, null, Health.DEGRADED, failure.retryAfter());
            case NOT_FOUND, DATASET, INVALID, TRAINING -> rejected(failure);
            case NOT_YET ->
                verdict(
                        Result.FAILED,
                        failure,
                        null,
                        Health.PROGRESSING,
                        backoff.after(claim.attempts(), config.validationInterval()));
            case CHANGED_MEANWHILE ->
                verdict(Result.FAILED, failure, null, Health.PROGRESSING, backoff.after(claim.attempts()));
            default -> verdict(Result.FAILED, failure, null, Health.RETRYING, delay(claim, failure));
        };
    }

    private static Verdict rejected(Failure failure) {
        return verdict(Result.REJECTED, failure, Outcome.REJECTED, Health.DEGRADED, null);
    }

    /** What the API asks for is not shortened. It is a little different for each model, or all would come at once. */
    private Duration delay(Claim claim, Failure failure) {
        var own = backoff.after(claim.attempts());
        var asked = failure.retryAfter();
        return asked == null || asked.compareTo(own) < 0 ? own : asked.plus(backoff.after(0));
    }

    private static Verdict verdict(
            Result result, Failure failure, @Nullable Outcome event, Health health, @Nullable Duration again) {
        return new Verdict(
                result,
                failure.category(),
                failure.reason(),
                event,
                failure.category() == Category.NOT_FOUND ? Sync.UNKNOWN : null,
                health,
                false,
                again,
                null,
                null,
                null,
                null,
                null);
    }

    private static Failure route(String reason) {
        return new Failure(Category.ROUTE, "route reconcile-model does not do its part: " + reason, null);
    }
}

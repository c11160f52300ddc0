package io.github.coherecamel.application.reconcile;

import io.github.coherecamel.application.ControllerConfig;
import io.github.coherecamel.application.RouteCalls;
import io.github.coherecamel.application.hold.Holds;
import io.github.coherecamel.application.operation.Meters;
import io.github.coherecamel.application.operation.Traces;
import io.github.coherecamel.application.wanted.Category;
import io.github.coherecamel.application.wanted.Claim;
import io.github.coherecamel.application.wanted.Claims;
import io.github.coherecamel.application.wanted.DueSignal;
import io.github.coherecamel.application.wanted.TrainingEnded;
import io.github.coherecamel.application.wanted.Verdict;
import io.github.coherecamel.model.ModelStatus;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Claims models that are due, runs the route for each, and writes down what came of it. Nothing is kept here that is not
 * in the database, so it can be killed at any point.
 */
@Singleton
final class Reconciler {

    private static final Logger LOG = Logger.getLogger(Reconciler.class);

    private final ControllerConfig config;
    private final Claims claims;
    private final Holds holds;
    private final DueSignal due;
    private final Reconciliation reconciliation;
    private final Judge judge;
    private final AttemptLog log;
    private final Meters meters;
    private final Traces traces;
    private final WriteBack writeBack;
    private final Event<TrainingEnded> trainings;
    private final Map<Claim, CompletableFuture<?>> underWay = new ConcurrentHashMap<>();

    /** The model that was forbidden last, if nothing has succeeded since. */
    private final AtomicReference<@Nullable String> lastForbidden = new AtomicReference<>();

    Reconciler(
            ControllerConfig config,
            Claims claims,
            Holds holds,
            DueSignal due,
            RouteCalls routes,
            AttemptLog log,
            Meters meters,
            Traces traces,
            WriteBack writeBack,
            Event<TrainingEnded> trainings) {
        this.config = config;
        this.claims = claims;
        this.holds = holds;
        this.due = due;
        this.reconciliation = new Reconciliation(routes, System::nanoTime);
        this.judge = new Judge(config.reconcile(), RandomGenerator.getDefault());
        this.log = log;
        this.meters = meters;
        this.traces = traces;
        this.writeBack = writeBack;
        this.trainings = trainings;
    }

    /** Begins with what is due, as far as there is room. */
    void beginDue() {
        begin(config.reconcile().concurrency() - underWay.size(), null);
    }

    /** Begins one, although all is held for that: if it can be done, all can. Returns whether there was one. */
    boolean beginOne(Category holding) {
        return begin(1, holding);
    }

    /** Waits until what was begun is written down; what is not by then is found out by looking again. */
    void drain(Duration longest) {
        try {
            CompletableFuture.allOf(underWay.values().toArray(CompletableFuture[]::new))
                    .get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warnf(
                    "%d reconciliations did not end within %d s. The next start looks at their models again.",
                    underWay.size(), longest.toSeconds());
        }
    }

    private boolean begin(int most, @Nullable Category holding) {
        if (most <= 0) {
            return false;
        }
        var claimedNanos = System.nanoTime();
        var claimed = claims.claim(most, config.node(), config.reconcile().lease(), holding);
        for (var claim : claimed) {
            var ended = new CompletableFuture<Void>();
            underWay.put(claim, ended);
            run(claim, claimedNanos, holding).whenComplete((done, failure) -> {
                underWay.remove(claim);
                ended.complete(null);
                if (failure != null) {
                    LOG.errorf(
                            failure,
                            "Could not write down what became of model %s. It is looked at again when its "
                                    + "lease is over.",
                            claim.modelId());
                }
                due.wake();
            });
        }
        return !claimed.isEmpty();
    }

    private CompletableFuture<Void> run(Claim claim, long claimedNanos, @Nullable Category holding) {
        var lease = config.reconcile().lease();
        return traces.reconciliation(claim, () -> reconciliation
                .run(claim, claimedNanos, lease)
                .thenCompose(attempt -> doubtPermission(claim, attempt))
                .thenCompose(attempt -> end(claim, attempt, lease, holding)));
    }

    /**
     * What is forbidden may be so for this model alone, or for all: then a look at something else is forbidden, too, or so
     * was another model without any success since, as with a key that may only read.
     */
    private CompletableFuture<Attempt> doubtPermission(Claim claim, Attempt attempt) {
        var failure = attempt.failure();
        if (failure == null || failure.category() != Category.PERMISSION) {
            return CompletableFuture.completedFuture(attempt);
        }
        return reconciliation.probe().thenApply(probed -> {
            var before = lastForbidden.getAndSet(claim.modelId());
            var another = before != null && !before.equals(claim.modelId());
            return another || probed != null && probed.concernsAll() ? attempt : Attempt.failed(failure.forThisAlone());
        });
    }

    private CompletableFuture<Void> end(Claim claim, Attempt attempt, Duration lease, @Nullable Category holding) {
        var verdict = judge.judge(claim, attempt);
        if (verdict.done()) {
            lastForbidden.set(null);
        }
        return writeBack.run(lease, () -> {
            var kept = claims.end(claim, verdict, config.node(), lease);
            log.write(claim, verdict, kept);
            meters.attempted(
                    kept ? verdict.result() : Verdict.Result.LOST, kept ? verdict.category() : Category.LEASE_LOST);
            if (endsTraining(claim.status(), verdict.status())) {
                trainings.fireAsync(new TrainingEnded(claim.modelId()));
            }
            if (verdict.result() == Verdict.Result.HELD) {
                holds.hold(
                        verdict.category(),
                        String.valueOf(verdict.reason()),
                        null,
                        config.hold().probeInterval());
            } else if (verdict.category() == Category.RATE_LIMIT) {
                pause(attempt.failure());
            } else if (holding != null && verdict.done()) {
                holds.resume(false, "model " + claim.modelId() + " could be reconciled");
            }
        });
    }

    private static boolean endsTraining(@Nullable String before, @Nullable String now) {
        return before != null
                && now != null
                && !new ModelStatus(before).isTerminal()
                && new ModelStatus(now).isTerminal();
    }

    /** Whoever wants fewer calls wants them from all. */
    private void pause(@Nullable Failure failure) {
        if (failure != null && failure.retryAfter() != null) {
            holds.pause(failure.retryAfter());
        }
    }
}

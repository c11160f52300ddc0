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
import io.github.coherecamel.application.wanted.Ends;
import io.github.coherecamel.application.wanted.Lookup;
import io.github.coherecamel.application.wanted.MissingNames;
import io.github.coherecamel.application.wanted.Timers;
import io.github.coherecamel.application.wanted.TrainingEnded;
import io.github.coherecamel.application.wanted.Verdict;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
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
    private final Ends ends;
    private final Holds holds;
    private final DueSignal due;
    private final Reconciliation reconciliation;
    private final Judge judge;
    private final AttemptLog log;
    private final Meters meters;
    private final Traces traces;
    private final WriteBack writeBack;
    private final Event<TrainingEnded> trainings;
    private final Lookup lookup;
    private final Timers timers;
    private final MissingNames names;
    private final Map<Claim, CompletableFuture<?>> underWay = new ConcurrentHashMap<>();
    private final Forbidden forbidden = new Forbidden();

    Reconciler(
            ControllerConfig config,
            Claims claims,
            Ends ends,
            Holds holds,
            DueSignal due,
            RouteCalls routes,
            AttemptLog log,
            Meters meters,
            Traces traces,
            WriteBack writeBack,
            Event<TrainingEnded> trainings,
            Lookup lookup,
            Timers timers,
            MissingNames names) {
        this.config = config;
        this.claims = claims;
        this.ends = ends;
        this.holds = holds;
        this.due = due;
        this.reconciliation = new Reconciliation(routes, System::nanoTime);
        this.judge = new Judge(config.reconcile(), RandomGenerator.getDefault());
        this.log = log;
        this.meters = meters;
        this.traces = traces;
        this.writeBack = writeBack;
        this.trainings = trainings;
        this.lookup = lookup;
        this.timers = timers;
        this.names = names;
    }

    /** Begins with what is due, as far as there is room. */
    void beginDue() {
        begin(config.reconcile().concurrency() - underWay.size(), null);
    }

    /** Begins one, although all is held for that: if it can be written, all can. */
    void beginOne(Category holding) {
        begin(1, holding);
    }

    /** Whether something that was begun here has not ended. */
    boolean isAtWork() {
        return !underWay.isEmpty();
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
                    underWay.size(), config.drain().toSeconds());
        }
    }

    private void begin(int most, @Nullable Category holding) {
        if (most <= 0) {
            return;
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
    }

    private CompletableFuture<Void> run(Claim claim, long claimedNanos, @Nullable Category holding) {
        var lease = config.reconcile().lease();
        return traces.reconciliation(claim, () -> reconciliation
                .run(claim, claimedNanos, lease)
                .thenCompose(attempt -> isOurs(claim, attempt).thenCompose(ours -> {
                    var writing = claim.forWriting();
                    return ours
                            ? reconciliation
                                    .run(writing, claimedNanos, lease)
                                    .thenCompose(written -> conclude(writing, written, claimedNanos, holding))
                            : conclude(claim, attempt, claimedNanos, holding);
                })));
    }

    /** Whether what a look has found may be a late write of this controller, which is put right also if drift is only reported. */
    private CompletableFuture<Boolean> isOurs(Claim claim, Attempt attempt) {
        var dataset = attempt.found() == null ? null : attempt.found().datasetId();
        if (dataset == null || dataset.equals(claim.datasetId()) || !claim.suspect()) {
            return CompletableFuture.completedFuture(false);
        }
        var wanted = new AtomicBoolean();
        return writeBack
                .run(config.reconcile().lease(), () -> wanted.set(lookup.wasWanted(claim.modelId(), dataset)))
                .thenApply(read -> wanted.get());
    }

    private CompletableFuture<Void> conclude(Claim claim, Attempt attempt, long begun, @Nullable Category holding) {
        return doubtPermission(claim, attempt, holding).thenCompose(sorted -> end(claim, sorted, begun, holding));
    }

    /** What is forbidden may be so for this model alone, or for all, as with a key that may only read. */
    private CompletableFuture<Attempt> doubtPermission(Claim claim, Attempt attempt, @Nullable Category holding) {
        var failure = attempt.failure();
        if (failure == null || failure.category() != Category.PERMISSION) {
            return CompletableFuture.completedFuture(attempt);
        }
        var others = new AtomicBoolean();
        return reconciliation.probe().thenCompose(probed -> writeBack
                .run(config.reconcile().lease(), () -> others.set(lookup.hasOthers(claim.modelId())))
                .thenApply(read -> {
                    var all = holding == Category.PERMISSION || probed != null && probed.concernsAll() || !others.get();
                    return switch (forbidden.of(claim.modelId(), all, System.nanoTime())) {
                        case ALL -> attempt;
                        case THIS_ONE -> Attempt.failed(failure.forThisAlone());
                        case UNKNOWN ->
                            Attempt.failed(failure.forThisSoFar(config.hold().probeInterval()));
                    };
                }));
    }

    private CompletableFuture<Void> end(Claim claim, Attempt attempt, long begun, @Nullable Category holding) {
        var lease = config.reconcile().lease();
        var verdict = judge.judge(claim, attempt);
        if (attempt.failure() != null && attempt.failure().retryAfter() != null) {
            timers.asked(attempt.failure().retryAfter());
        }
        if (verdict.result() == Verdict.Result.UPDATED) {
            forbidden.written(begun);
        }
        if (verdict.done()) {
            forbidden.done(claim.modelId());
        }
        return writeBack
                .run(lease, () -> {
                    var kept = ends.write(claim, verdict, config.node(), lease);
                    log.write(claim, verdict, kept);
                    meters.attempted(
                            kept ? verdict.result() : Verdict.Result.LOST,
                            kept ? verdict.category() : Category.LEASE_LOST);
                    if (kept && verdict.result() == Verdict.Result.DIFFERS && claim.before() != Category.DRIFT) {
                        meters.drifted(1);
                    }
                    if (TrainingEnded.isBetween(claim.status(), verdict.status())) {
                        trainings.fireAsync(new TrainingEnded(claim.modelId()));
                    }
                })
                // By itself: if it has to be done again, what was written down is not.
                .thenCompose(written -> writeBack.run(lease, () -> follow(attempt, verdict, claim, holding)));
    }

    /** What it tells of all, and of what is not known yet. All of it may be done again. */
    private void follow(Attempt attempt, Verdict verdict, Claim claim, @Nullable Category holding) {
        if (verdict.result() == Verdict.Result.HELD) {
            holds.hold(verdict.category(), String.valueOf(verdict.reason()));
        } else if (verdict.category() == Category.RATE_LIMIT) {
            pause(attempt.failure());
        } else if (holding != null && verdict.result() == Verdict.Result.UPDATED) {
            holds.resume(false, "model " + claim.modelId() + " could be written");
        }
        if (isThere(verdict.category()) && !isThere(claim.before())) {
            names.lookFor(claim.modelId());
        }
    }

    private static boolean isThere(@Nullable Category category) {
        return category != null && category.isOfOneThatIsThere();
    }

    /** Whoever wants fewer calls wants them from all. */
    private void pause(@Nullable Failure failure) {
        if (failure != null && failure.retryAfter() != null) {
            holds.pause(failure.retryAfter());
        }
    }
}

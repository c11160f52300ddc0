package io.github.coherecamel.application.reconcile;

import io.github.coherecamel.application.RouteCalls;
import io.github.coherecamel.application.wanted.Category;
import io.github.coherecamel.application.wanted.Claim;
import io.github.coherecamel.finetune.CohereFinetuneHeaders;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;

/** Runs the route for a claimed model. No thread waits for it. */
final class Reconciliation {

    static final String ROUTE = "direct:reconcile-model";
    static final String PROBE = "direct:probe-api";

    private static final Failure OVERDUE = new Failure(
            Category.LEASE_LOST,
            "the route did not end within the lease. Give it a shorter updateTimeout, or the controller a longer "
                    + "cohere.reconcile.lease",
            null);

    private static final Duration LONGEST_PROBE = Duration.ofMinutes(2);

    private final RouteCalls routes;
    private final LongSupplier nanoTime;

    Reconciliation(RouteCalls routes, LongSupplier nanoTime) {
        this.routes = routes;
        this.nanoTime = nanoTime;
    }

    /**
     * Returns what came of it.
     *
     * @param claimedNanos before the claim was made, so that the lease is not over anywhere else before it is here
     */
    CompletableFuture<Attempt> run(Claim claim, long claimedNanos, Duration lease) {
        BooleanSupplier held = () -> nanoTime.getAsLong() - claimedNanos < lease.toNanos();
        return send(ROUTE, exchange -> {
                    exchange.setProperty(Lease.PROPERTY, held);
                    exchange.getMessage().setHeader(CohereFinetuneHeaders.MODEL_ID, claim.modelId());
                    exchange.getMessage().setHeader(CohereFinetuneHeaders.DATASET_ID, claim.datasetId());
                    if (claim.look()) {
                        exchange.getMessage().setHeader(CohereFinetuneHeaders.DRY_RUN, true);
                        // What is not written need not be usable any more.
                        exchange.getMessage().setHeader(CohereFinetuneHeaders.REQUIRE_VALIDATED, false);
                    }
                })
                .thenApply(exchange -> Attempt.of(exchange, claim.look()))
                .exceptionally(failure -> Attempt.failed(Failure.of(failure)))
                // A route that never ends must not keep the place of another.
                .completeOnTimeout(Attempt.failed(OVERDUE), lease.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Calls what is cheap, to see whether anything works. Returns why not, or null. */
    CompletableFuture<@Nullable Failure> probe() {
        return send(PROBE, exchange -> {})
                // As above.
                .orTimeout(LONGEST_PROBE.toMillis(), TimeUnit.MILLISECONDS)
                .handle((exchange, failure) -> {
                    var thrown = failure == null ? exchange.getException() : failure;
                    return thrown == null ? null : Failure.of(thrown);
                });
    }

    private CompletableFuture<Exchange> send(String uri, Processor filling) {
        return routes.send(uri, filling);
    }
}

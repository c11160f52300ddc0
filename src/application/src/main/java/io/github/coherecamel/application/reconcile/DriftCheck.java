package io.github.coherecamel.application.reconcile;

import io.github.coherecamel.application.ControllerConfig;
import io.github.coherecamel.application.RouteCalls;
import io.github.coherecamel.application.operation.Meters;
import io.github.coherecamel.application.wanted.Category;
import io.github.coherecamel.application.wanted.Drift;
import io.github.coherecamel.application.wanted.Drift.Listed;
import io.github.coherecamel.application.wanted.TrainingEnded;
import io.github.coherecamel.finetune.CohereFinetuneHeaders;
import io.github.coherecamel.model.FinetunedModel;
import io.github.coherecamel.model.ModelPage;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.apache.camel.Exchange;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads all models from time to time, by pages of the list, to find what somebody has changed by other ways. */
@Singleton
final class DriftCheck {

    private static final Logger LOG = Logger.getLogger("cohere.drift");
    private static final String ROUTE = "direct:list-models";
    private static final double JITTER = 0.1;

    private final Duration interval;
    private final Drift drift;
    private final RouteCalls routes;
    private final WriteBack writeBack;
    private final Meters meters;
    private final OtherCalls calls;
    private final Event<TrainingEnded> trainings;
    private final AtomicReference<@Nullable Category> lastFailure = new AtomicReference<>();
    private final RandomGenerator random = RandomGenerator.getDefault();

    DriftCheck(
            ControllerConfig config,
            Drift drift,
            RouteCalls routes,
            WriteBack writeBack,
            Meters meters,
            OtherCalls calls,
            Event<TrainingEnded> trainings) {
        this.interval = config.drift().interval();
        this.drift = drift;
        this.routes = routes;
        this.writeBack = writeBack;
        this.meters = meters;
        this.calls = calls;
        this.trainings = trainings;
    }

    void begin() {
        var jitter = 1 + (random.nextDouble() * 2 - 1) * JITTER;
        drift.takeTurn(Duration.ofMillis((long) (interval.toMillis() * jitter)))
                .ifPresent(begunAt -> page(null, begunAt)
                        .handle((done, failure) -> failure)
                        .thenCompose(failure -> writeBack.run(interval, () -> ended(failure))));
    }

    private void ended(@Nullable Throwable thrown) {
        var failure = thrown == null ? null : Failure.of(thrown);
        var held = failure != null && calls.failed(failure);
        var before = lastFailure.getAndSet(failure == null ? null : failure.category());
        if (failure != null && !held && failure.category() != before) {
            LOG.warnf(
                    "Could not look for drift: %s. It is tried again about every %d s",
                    failure.reason(), interval.toSeconds());
        }
    }

    private CompletableFuture<Void> page(@Nullable String token, Instant begunAt) {
        return routes.send(ROUTE, exchange -> {
                    if (token != null) {
                        exchange.getMessage().setHeader(CohereFinetuneHeaders.PAGE_TOKEN, token);
                    }
                })
                .thenCompose(exchange -> compare(exchange, begunAt));
    }

    private CompletableFuture<Void> compare(Exchange exchange, Instant begunAt) {
        if (exchange.getException() != null) {
            return CompletableFuture.failedFuture(exchange.getException());
        }
        var page = exchange.getMessage().getBody(ModelPage.class);
        var next = exchange.getMessage().getHeader(CohereFinetuneHeaders.NEXT_PAGE_TOKEN, String.class);
        return writeBack
                .run(interval, () -> {
                    var listed = page.items().stream().map(DriftCheck::listed).toList();
                    var found = drift.compare(listed, begunAt);
                    found.drifted().forEach(model -> LOG.warnf("DRIFT: model %s was changed by other ways", model));
                    found.trained().forEach(model -> trainings.fireAsync(new TrainingEnded(model)));
                    meters.drifted(found.drifted().size());
                    if (next == null) {
                        drift.lookForMissing(begunAt);
                    }
                })
                .thenCompose(done -> next == null ? CompletableFuture.completedFuture(null) : page(next, begunAt));
    }

    private static Listed listed(FinetunedModel model) {
        return new Listed(
                String.valueOf(model.id()),
                model.name(),
                model.datasetId(),
                model.status() == null ? null : model.status().text());
    }
}

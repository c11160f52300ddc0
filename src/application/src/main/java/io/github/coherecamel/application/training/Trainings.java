package io.github.coherecamel.application.training;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.coherecamel.application.RouteCalls;
import io.github.coherecamel.application.hold.Holds;
import io.github.coherecamel.application.reconcile.Failure;
import io.github.coherecamel.finetune.CohereFinetuneHeaders;
import io.github.coherecamel.model.EventPage;
import io.github.coherecamel.model.MetricsPage;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.Exchange;
import org.eclipse.microprofile.context.ManagedExecutor;

/**
 * Asks the API how the trainings of a model went, by route {@code model-training}. However many look at a model, the API is
 * asked once in a while, about a few models at a time, and not at all while this process is held. Whatever fails, what was
 * kept is shown.
 */
@Singleton
public final class Trainings {

    private static final String ROUTE = "direct:model-training";
    private static final String EVENTS = "events";
    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final int MODELS = 100;
    private static final int AT_ONCE = 4;
    private static final String BUSY = "the API is being asked about %d other models. Ask again".formatted(AT_ONCE);

    private final KeptRuns kept;
    private final Holds holds;
    private final RouteCalls routes;
    private final ManagedExecutor executor;
    private final Semaphore asking = new Semaphore(AT_ONCE);
    private final Semaphore askingAnew = new Semaphore(1);
    private final AsyncCache<String, Training> known =
            Caffeine.newBuilder().expireAfterWrite(FRESH).maximumSize(MODELS).buildAsync();

    Trainings(KeptRuns kept, Holds holds, RouteCalls routes, ManagedExecutor executor) {
        this.kept = kept;
        this.holds = holds;
        this.routes = routes;
        this.executor = executor;
    }

    /** Returns what is known. It fails only if the database does. */
    public CompletableFuture<Training> of(String modelId) {
        var answer = known.get(modelId, (id, ignored) -> read(id, asking));
        return answer.thenApply(training -> {
            if (BUSY.equals(training.reason())) {
                // A moment later there may be room.
                known.asMap().remove(modelId, answer);
            }
            return training;
        });
    }

    /** Asks now, beside all who look. To be called again only when the one before has ended. */
    CompletableFuture<Training> anew(String modelId) {
        var answer = read(modelId, askingAnew);
        known.put(modelId, answer);
        return answer;
    }

    private CompletableFuture<Training> read(String modelId, Semaphore room) {
        return executor.supplyAsync(() -> Optional.ofNullable(holds.refusal()))
                .thenCompose(refusal -> refusal.isPresent() ? keptOnly(modelId, refusal.get()) : ask(modelId, room));
    }

    private CompletableFuture<Training> ask(String modelId, Semaphore room) {
        if (!room.tryAcquire()) {
            return keptOnly(modelId, BUSY);
        }
        return routes.send(ROUTE, exchange -> exchange.getMessage().setHeader(CohereFinetuneHeaders.MODEL_ID, modelId))
                .orTimeout(LONGEST.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((exchange, failure) -> room.release())
                .handle((exchange, failure) -> failure == null ? answer(modelId, exchange) : failed(modelId, failure))
                .thenCompose(answer -> answer);
    }

    private CompletableFuture<Training> answer(String modelId, Exchange exchange) {
        var failure = exchange.getException();
        if (failure != null) {
            return failed(modelId, failure);
        }
        var events = exchange.getVariable(EVENTS, EventPage.class);
        var metrics = exchange.getMessage().getBody(MetricsPage.class);
        if (events == null || metrics == null) {
            return keptOnly(
                    modelId,
                    "route model-training does not do its part: it ended without the measurements as body, or without"
                            + " the model's events as variable events");
        }
        var statuses = StatusChange.of(events.items());
        var told =
                Runs.of(statuses, metrics.items().stream().map(Measurement::of).toList());
        return executor.supplyAsync(() -> kept.keep(modelId, statuses, told));
    }

    private CompletableFuture<Training> failed(String modelId, Throwable failure) {
        return keptOnly(
                modelId,
                failure instanceof TimeoutException
                        ? "the API did not answer within %d s".formatted(LONGEST.toSeconds())
                        : Failure.of(failure).reason());
    }

    private CompletableFuture<Training> keptOnly(String modelId, String reason) {
        return executor.supplyAsync(() -> new Training(modelId, null, reason, List.of(), kept.read(modelId)));
    }
}

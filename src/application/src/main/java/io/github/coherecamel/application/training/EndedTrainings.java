package io.github.coherecamel.application.training;

import io.github.coherecamel.application.hold.Holds;
import io.github.coherecamel.application.wanted.TrainingEnded;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;

/**
 * Reads how trainings went that have ended, though nobody looks: the next training may take the place of what was measured.
 * One after the other, and again later what could not be read.
 */
@Singleton
final class EndedTrainings {

    private static final Logger LOG = Logger.getLogger(EndedTrainings.class);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** About an hour, without the time in which the API is not asked. */
    private static final int MOST_TRIES = 20;

    private final Trainings trainings;
    private final Holds holds;
    private final ManagedExecutor executor;
    private final Queue<Ended> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();

    EndedTrainings(Trainings trainings, Holds holds, ManagedExecutor executor) {
        this.trainings = trainings;
        this.holds = holds;
        this.executor = executor;
    }

    /** One that is to be read. */
    private record Ended(String modelId, int tries, Duration pause) {

        Ended later(int tried) {
            var doubled = pause.multipliedBy(2);
            return new Ended(modelId, tries + tried, doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST);
        }
    }

    void keep(@ObservesAsync TrainingEnded ended) {
        add(new Ended(ended.modelId(), 0, Duration.ofSeconds(1)));
    }

    private void add(Ended ended) {
        waiting.add(ended);
        if (count.getAndIncrement() == 0) {
            next();
        }
    }

    private void next() {
        var ended = waiting.remove();
        read(ended)
                .exceptionally(failure -> Optional.of(ended.later(1)))
                .thenAcceptAsync(
                        again -> {
                            again.ifPresent(this::addLater);
                            if (count.decrementAndGet() > 0) {
                                next();
                            }
                        },
                        executor);
    }

    /** Returns what is to be read later; nothing if it was read. */
    private CompletableFuture<Optional<Ended>> read(Ended ended) {
        return executor.supplyAsync(() -> holds.refusal() != null)
                .thenCompose(isRefused -> isRefused
                        ? CompletableFuture.completedFuture(Optional.of(ended.later(0)))
                        : trainings
                                .anew(ended.modelId())
                                .thenApply(training ->
                                        training.readAt() == null ? Optional.of(ended.later(1)) : Optional.empty()));
    }

    private void addLater(Ended ended) {
        if (ended.tries() >= MOST_TRIES) {
            LOG.warnf(
                    "How the last training of model %s went could not be read for an hour, so it may be lost. Whoever looks"
                            + " at it sees why.",
                    ended.modelId());
            return;
        }
        CompletableFuture.delayedExecutor(ended.pause().toMillis(), TimeUnit.MILLISECONDS, executor)
                .execute(() -> add(ended));
    }
}

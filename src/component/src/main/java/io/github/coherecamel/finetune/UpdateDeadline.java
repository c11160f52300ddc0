package io.github.coherecamel.finetune;

import io.github.coherecamel.api.TimedOutException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The time that one update may take, from its arrival on, whether it waits for others or for answers. */
@SuppressWarnings("FutureReturnValueIgnored") // Nothing fails when a call is given up, or an alarm is off.
final class UpdateDeadline {

    private enum Step {
        QUEUED("other updates of this model took all of it, so nothing was sent. Try again later, or give it a longer "
                + "updateTimeout"),
        READING("answers took all of it, and nothing was written. Try again later, or give it a longer updateTimeout"),
        WRITING(
                "the update was sent, so it may have been done. If it merges, repeat it: what is done is not done again"),
        OVER("");

        private final String atDeadline;

        Step(String atDeadline) {
            this.atDeadline = atDeadline;
        }
    }

    private final Supplier<String> task;
    private final Duration limit;
    private final AtomicReference<Step> step = new AtomicReference<>(Step.QUEUED);
    private volatile @Nullable CompletableFuture<?> call;

    /** @param task what takes the time, to follow "Could not" in a message */
    UpdateDeadline(Supplier<String> task, Duration limit) {
        this.task = task;
        this.limit = limit;
    }

    /** Starts the clock: when the time is over, the update ends and what it waits for is given up. */
    <T> CompletableFuture<T> over(CompletableFuture<T> update, ScheduledExecutorService scheduler) {
        try {
            var alarm = scheduler.schedule(() -> end(update), limit.toNanos(), TimeUnit.NANOSECONDS);
            update.whenComplete((done, failure) -> alarm.cancel(false));
        } catch (RejectedExecutionException stopping) {
            // Whatever an update waits for ends then.
        }
        return update;
    }

    private void end(CompletableFuture<?> update) {
        update.completeExceptionally(timedOut());
        giveUpCall();
    }

    private TimedOutException timedOut() {
        var last = step.getAndSet(Step.OVER);
        return new TimedOutException(
                task.get(),
                "it was not done within %d ms (updateTimeout): %s".formatted(limit.toMillis(), last.atDeadline),
                null);
    }

    /** Sends a call that only reads, unless the time is over. */
    <T> CompletableFuture<T> reading(Supplier<CompletableFuture<T>> reader) {
        return during(Step.READING, reader);
    }

    /** Sends a call that writes, unless the time is over. */
    <T> CompletableFuture<T> writing(Supplier<CompletableFuture<T>> writer) {
        return during(Step.WRITING, writer);
    }

    private <T> CompletableFuture<T> during(Step next, Supplier<CompletableFuture<T>> sender) {
        var last = step.get();
        if (last == Step.OVER || !step.compareAndSet(last, next)) {
            return CompletableFuture.failedFuture(new CancellationException());
        }
        var sent = sender.get();
        call = sent;
        if (step.get() == Step.OVER) {
            giveUpCall();
        }
        return sent;
    }

    private void giveUpCall() {
        var waitedFor = call;
        if (waitedFor != null) {
            waitedFor.cancel(true);
        }
    }
}

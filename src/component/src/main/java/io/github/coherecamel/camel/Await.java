package io.github.coherecamel.camel;

import io.github.coherecamel.api.Call;
import io.github.coherecamel.api.Causes;
import io.github.coherecamel.api.CohereLocalException;
import io.github.coherecamel.api.NotFoundException;
import io.github.coherecamel.api.Received;
import io.github.coherecamel.api.TimedOutException;
import io.github.coherecamel.api.UnavailableException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Polls until a goal is reached, it never can be, or time is up. A poll that fails because the API is unavailable is made
 * again; so is, for some seconds, one that does not find what may just have been made. Any other failure ends the wait.
 *
 * @param task what is waited for, to follow "Could not" in a message
 * @param routeId of the route with whose stop this ends; null if it is in none
 */
public record Await<T>(
        String task, Call<T> poll, Goal<T> goal, Function<T, Reply> reply, Pace pace, @Nullable String routeId)
        implements Action {

    /** Services with replicas do not find at once on one what was made on another. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    /** What is waited for. */
    @FunctionalInterface
    public interface Goal<T> {

        /**
         * Returns whether it is reached.
         *
         * @throws CohereLocalException if it never will be
         */
        boolean isReached(T seen) throws CohereLocalException;
    }

    /**
     * When to poll.
     *
     * @param timeout from the first poll on; a poll that is out by then is given up
     * @param interval between two polls, varied by a tenth so that many waits do not ask at once. It is at most half of
     *     the time that there is, or there would be no second poll
     * @param notFoundGracePeriod how long to go on if the first polls find nothing
     */
    public record Pace(Duration timeout, Duration interval, Duration notFoundGracePeriod) {

        public Pace {
            interval = shorter(interval, timeout.dividedBy(2));
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    @Override
    public CompletableFuture<Reply> run(Session session) {
        var wait = new Wait<>(this, session);
        wait.begin();
        return wait.result;
    }

    /** One exchange's wait. It is one object for any number of polls; a chain of futures would grow with each. */
    @SuppressWarnings("FutureReturnValueIgnored") // What fails is told by the future that is returned.
    private static final class Wait<T> implements RouteAwaits.PendingAwait {

        private final Await<T> what;
        private final Session session;
        private final CompletableFuture<Reply> result = new CompletableFuture<>();

        /** Whether what is not found may only not have appeared yet. */
        private volatile boolean mayAppear;

        private volatile @Nullable Future<?> endOfGrace;
        private volatile @Nullable UnavailableException lastFailure;

        /** A poll, or the pause before the next. */
        private volatile @Nullable Future<?> current;

        Wait(Await<T> what, Session session) {
            this.what = what;
            this.session = session;
            this.mayAppear = !what.pace.notFoundGracePeriod.isZero();
        }

        void begin() {
            var remove = session.awaits().add(what.routeId, this);
            var deadline = schedule(this::endInTime, what.pace.timeout);
            result.whenComplete((reply, failure) -> {
                remove.run();
                cancel(deadline);
                cancel(endOfGrace);
                cancel(current);
            });
            ask();
        }

        private void ask() {
            if (result.isDone()) {
                return;
            }
            try {
                var answer = session.client().send(what.poll, what.task);
                goOnWith(answer);
                answer.whenComplete(this::judge);
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        }

        /** An Error must end the wait, too, since nobody else would. */
        private void judge(@Nullable Received<T> received, @Nullable Throwable failure) {
            try {
                if (received == null) {
                    tryAgain(Causes.of(failure));
                    return;
                }
                lastFailure = null;
                mayAppear = false;
                if (what.goal.isReached(received.value())) {
                    result.complete(what.reply.apply(received.value()).withStatus(received.status()));
                } else {
                    askAfter(spread(what.pace.interval, 0.9));
                }
            } catch (Throwable hopeless) {
                result.completeExceptionally(hopeless);
            }
        }

        private void tryAgain(@Nullable Throwable failure) {
            if (failure instanceof UnavailableException unavailable) {
                lastFailure = unavailable;
                askAfter(longer(
                        spread(what.pace.interval, 0.9),
                        spread(unavailable.retryAfter().orElse(Duration.ZERO), 1)));
            } else if (failure instanceof NotFoundException && mayAppear) {
                if (endOfGrace == null) {
                    endOfGrace = schedule(() -> mayAppear = false, what.pace.notFoundGracePeriod);
                }
                askAfter(shorter(what.pace.interval, LOOK_AGAIN));
            } else {
                result.completeExceptionally(failure);
            }
        }

        private static Duration spread(Duration wait, double least) {
            return Duration.ofNanos(
                    (long) (wait.toNanos() * ThreadLocalRandom.current().nextDouble(least, 1.1)));
        }

        private void askAfter(Duration wait) {
            if (!result.isDone()) {
                goOnWith(schedule(this::ask, wait));
            }
        }

        /** What begins while the wait ends would not be cancelled by its end. */
        private void goOnWith(@Nullable Future<?> next) {
            current = next;
            if (result.isDone()) {
                cancel(next);
            }
        }

        private @Nullable Future<?> schedule(Runnable task, Duration wait) {
            try {
                return session.scheduler().schedule(task, wait.toNanos(), TimeUnit.NANOSECONDS);
            } catch (RejectedExecutionException e) {
                abandon();
                return null;
            }
        }

        private static void cancel(@Nullable Future<?> future) {
            if (future != null) {
                future.cancel(false);
            }
        }

        private void endInTime() {
            giveUp("it took longer than %d ms (option timeout)".formatted(what.pace.timeout.toMillis()));
        }

        @Override
        public void abandon() {
            giveUp("the route or the Camel context is being stopped");
        }

        private void giveUp(String reason) {
            var last = lastFailure;
            var also = last == null ? "" : "; the last poll failed, too: " + last.getMessage();
            result.completeExceptionally(
                    new TimedOutException(what.task, reason + also + ". It may still happen", last));
        }
    }
}

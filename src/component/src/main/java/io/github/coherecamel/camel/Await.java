package io.github.coherecamel.camel;

import io.github.coherecamel.api.Call;
import io.github.coherecamel.api.CohereLocalException;
import io.github.coherecamel.api.Received;
import io.github.coherecamel.api.TimedOutException;
import io.github.coherecamel.api.UnavailableException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks again and again until a goal is reached, it never can be, or time is up. A poll that fails because the API is away
 * is made again; any other failure ends the wait.
 *
 * @param task what is waited for, to follow "Could not" in a message
 * @param timeout from the first poll on
 * @param interval between two polls, varied by a tenth so that many waits do not ask at once
 */
public record Await<T>(
        String task, Call<T> poll, Goal<T> goal, Function<T, Reply> reply, Duration timeout, Duration interval)
        implements Action {

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

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // What fails is told by the future that is returned.
    public CompletableFuture<Reply> run(Session session) {
        var wait = new Wait<>(this, session);
        var room = session.room();
        room.enter(wait);
        wait.result.whenComplete((reply, failure) -> room.leave(wait));
        wait.ask();
        return wait.result;
    }

    /** One exchange's wait. It is one object for any number of polls; a chain of futures would grow with each. */
    @SuppressWarnings("FutureReturnValueIgnored") // What fails is told by the future that is returned.
    private static final class Wait<T> implements WaitingRoom.Guest {

        private final Await<T> what;
        private final Session session;
        private final long deadline;
        private final CompletableFuture<Reply> result = new CompletableFuture<>();
        private @Nullable UnavailableException lastFailure;

        Wait(Await<T> what, Session session) {
            this.what = what;
            this.session = session;
            this.deadline = System.nanoTime() + what.timeout.toNanos();
        }

        void ask() {
            if (result.isDone()) {
                return;
            }
            session.client().send(what.poll, what.task).whenComplete((received, failure) -> {
                if (failure == null) {
                    judge(received);
                } else {
                    endure(failure instanceof CompletionException ? failure.getCause() : failure);
                }
            });
        }

        private void judge(Received<T> received) {
            lastFailure = null;
            try {
                if (what.goal.isReached(received.value())) {
                    result.complete(what.reply.apply(received.value()).withStatus(received.status()));
                } else {
                    askLater(what.interval);
                }
            } catch (CohereLocalException | RuntimeException hopeless) {
                result.completeExceptionally(hopeless);
            }
        }

        private void endure(@Nullable Throwable failure) {
            if (failure instanceof UnavailableException unavailable) {
                lastFailure = unavailable;
                askLater(unavailable.retryAfter().orElse(what.interval));
            } else {
                result.completeExceptionally(failure);
            }
        }

        private void askLater(Duration wait) {
            var left = deadline - System.nanoTime();
            if (left <= 0) {
                giveUp("it took longer than %d ms (option timeout)".formatted(what.timeout.toMillis()));
                return;
            }
            var varied = (long) (wait.toNanos() * ThreadLocalRandom.current().nextDouble(0.9, 1.1));
            session.timer().after(Duration.ofNanos(Math.min(varied, left))).whenComplete((due, cancelled) -> {
                if (cancelled == null) {
                    ask();
                } else {
                    sendAway();
                }
            });
        }

        @Override
        public void sendAway() {
            giveUp("the route or the Camel context is being stopped");
        }

        private void giveUp(String reason) {
            var last = lastFailure == null ? "" : "; the last poll failed, too: " + lastFailure.getMessage();
            result.completeExceptionally(
                    new TimedOutException(what.task, reason + last + ". It may still happen", lastFailure));
        }
    }
}

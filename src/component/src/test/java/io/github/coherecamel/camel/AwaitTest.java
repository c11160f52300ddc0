package io.github.coherecamel.camel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.coherecamel.api.Answer;
import io.github.coherecamel.api.Client;
import io.github.coherecamel.api.GetDataset;
import io.github.coherecamel.api.InvalidInputException;
import io.github.coherecamel.api.NotFoundException;
import io.github.coherecamel.api.TimedOutException;
import io.github.coherecamel.api.Transport;
import io.github.coherecamel.api.UnavailableException;
import io.github.coherecamel.model.Dataset;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AwaitTest {
    private static final Duration SOON = Duration.ofMillis(1);
    private static final Duration LONG = Duration.ofHours(1);

    private final AtomicInteger polls = new AtomicInteger();
    private final Timer timer = new Timer(new ScheduledThreadPoolExecutor(1));

    @AfterEach
    void stop() {
        timer.close();
    }

    @Test
    void asksUntilTheGoalIsReached() {
        var reply = run(answering(200), dataset -> polls.get() == 5, LONG, SOON).join();

        assertThat(polls).hasValue(5);
        assertThat(reply.body()).isInstanceOf(Dataset.class);
    }

    @Test
    void asksAThousandTimesWithoutADeepStack() {
        run(answering(200), dataset -> polls.get() == 1000, LONG, Duration.ofNanos(1))
                .join();

        assertThat(polls).hasValue(1000);
    }

    @Test
    void asksAgainIfThePollFailsBecauseTheApiIsAway() {
        run(request -> polls.incrementAndGet() < 4 ? answer(503) : answer(200), dataset -> true, LONG, SOON)
                .join();

        assertThat(polls).hasValue(4);
    }

    @Test
    void endsWithAnyOtherFailureOfAPoll() {
        assertThatThrownBy(
                        () -> run(answering(404), dataset -> true, LONG, SOON).join())
                .hasCauseInstanceOf(NotFoundException.class)
                .hasMessageContaining("Could not wait for d: ");
        assertThat(polls).hasValue(1);
    }

    @Test
    void endsWhenTimeIsUpAndTellsTheLastFailure() {
        assertThatThrownBy(() -> run(answering(200), dataset -> false, Duration.ofMillis(20), SOON)
                        .join())
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(TimedOutException.class)
                .hasMessage("Could not wait for d: it took longer than 20 ms (option timeout). It may still happen");
        assertThatThrownBy(() -> run(answering(503), dataset -> false, Duration.ofMillis(20), SOON)
                        .join())
                .cause()
                .isInstanceOf(TimedOutException.class)
                .hasMessageContaining("; the last poll failed, too: Could not wait for d: ")
                .hasNoCause()
                .satisfies(failure ->
                        assertThat(failure.getSuppressed()).hasOnlyElementsOfType(UnavailableException.class));
    }

    @Test
    void asksOnceMoreWhenTimeIsUp() {
        assertThatThrownBy(() -> run(answering(200), dataset -> false, Duration.ofMillis(500), LONG)
                        .join())
                .hasCauseInstanceOf(TimedOutException.class);
        assertThat(polls).hasValue(2);
    }

    @Test
    void endsIfTheGoalNeverCanBeReachedOrBreaks() {
        var never = new InvalidInputException("wait for d", "it never will", null);
        assertThatThrownBy(() -> run(
                                answering(200),
                                dataset -> {
                                    throw never;
                                },
                                LONG,
                                SOON)
                        .join())
                .hasCause(never);
        assertThatThrownBy(() -> run(
                                answering(200),
                                dataset -> {
                                    throw new IllegalStateException("broken");
                                },
                                LONG,
                                SOON)
                        .join())
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void endsWhenTheTimerCloses() {
        var wait = run(answering(200), dataset -> false, LONG, LONG);
        assertThat(wait).isNotDone();

        timer.close();

        assertThatThrownBy(wait::join)
                .hasCauseInstanceOf(TimedOutException.class)
                .hasMessageContaining("the route or the Camel context is being stopped");
    }

    @Test
    void variesItsIntervalByATenthSoThatManyDoNotAskAtOnce() {
        var delays = new ArrayList<Long>();
        var noting = new Timer(new ScheduledThreadPoolExecutor(1) {
            @Override
            public <V> ScheduledFuture<V> schedule(Callable<V> command, long delay, TimeUnit unit) {
                delays.add(unit.toMillis(delay));
                return super.schedule(command, delay, unit);
            }
        });
        for (var i = 0; i < 200; i++) {
            assertThat(run(noting, answering(200), dataset -> false, LONG.multipliedBy(9), LONG))
                    .isNotDone();
        }
        noting.close();

        assertThat(delays).hasSize(200).allMatch(delay -> Math.abs(delay - LONG.toMillis()) <= LONG.toMillis() / 10);
        assertThat(Collections.max(delays) - Collections.min(delays)).isGreaterThan(LONG.toMillis() / 10);
    }

    private CompletableFuture<Reply> run(
            Transport transport, Await.Goal<Dataset> goal, Duration timeout, Duration interval) {
        return run(timer, transport, goal, timeout, interval);
    }

    private static CompletableFuture<Reply> run(
            Timer time, Transport transport, Await.Goal<Dataset> goal, Duration timeout, Duration interval) {
        var options = new Options();
        options.setBaseUrl("https://cohere.example.com");
        var settings = new ConnectionDefaults(Map.<String, String>of()::get, options).settings(null);
        var session = new Session(
                new Client(transport, settings, Clock.systemUTC()),
                time,
                new WaitingRooms(),
                new WaitingRoom(() -> {}),
                new KeyedSequencer(),
                Runnable::run);
        return new Await<>("wait for d", new GetDataset("d"), goal, Reply::of, timeout, interval).run(session);
    }

    private Transport answering(int status) {
        return request -> {
            polls.incrementAndGet();
            return answer(status);
        };
    }

    private static CompletableFuture<Answer> answer(int status) {
        var body = "{\"dataset\":{\"id\":\"d\"}}".getBytes(UTF_8);
        return CompletableFuture.completedFuture(new Answer(status, "", Map.of(), body));
    }
}

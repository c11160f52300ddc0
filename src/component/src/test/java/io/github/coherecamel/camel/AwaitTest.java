package io.github.coherecamel.camel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.coherecamel.api.Answer;
import io.github.coherecamel.api.Client;
import io.github.coherecamel.api.GetDataset;
import io.github.coherecamel.api.NotFoundException;
import io.github.coherecamel.api.TimedOutException;
import io.github.coherecamel.api.TrainingFailedException;
import io.github.coherecamel.api.Transport;
import io.github.coherecamel.api.UnavailableException;
import io.github.coherecamel.model.Dataset;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Polls over a transport that answers at once, in a time that passes when a test says so. */
class AwaitTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final HandDrivenScheduler time = new HandDrivenScheduler();
    private final RouteAwaits awaits = new RouteAwaits(new DefaultCamelContext());
    private int polls;

    @Test
    void asksAHundredThousandTimesWithoutADeepStack() {
        var wait = run(answering(200), dataset -> polls == 100_000, DAY.multipliedBy(300));

        time.advance(DAY.multipliedBy(60));
        assertThat(wait).isNotDone();
        time.advance(DAY.multipliedBy(40));

        assertThat(wait.join().body()).isInstanceOf(Dataset.class);
        assertThat(polls).isEqualTo(100_000);
        assertNothingIsLeft();
    }

    @Test
    void asksAgainIfThePollFailsBecauseTheApiIsAway() {
        var wait = run(request -> ++polls < 4 ? answer(503, null) : answer(200, null), dataset -> true);

        time.advance(MINUTE.multipliedBy(4));

        assertThat(wait).isCompleted();
        assertThat(polls).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1"})
    void asksNoSoonerThanTheIntervalWhateverRetryAfterSays(String retryAfter) {
        run(request -> answer(503, retryAfter), dataset -> true);

        assertThat(time.due().get(0)).isBetween(Duration.ofSeconds(54), Duration.ofSeconds(66));
    }

    @Test
    void waitsAsLongAsRetryAfterSaysIfThatIsLonger() {
        run(time, request -> answer(429, "60"), dataset -> true, new Await.Pace(DAY, Duration.ofSeconds(5), DAY));

        assertThat(time.due().get(0)).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(66));
    }

    @Test
    void goesOnForSomeSecondsIfItDoesNotFindWhatWasJustMade() {
        var wait = run(request -> ++polls < 4 ? answer(404, null) : answer(200, null), dataset -> true);

        time.advance(Duration.ofSeconds(3));

        assertThat(wait).isCompleted();
    }

    @Test
    void endsIfItFindsNothingForLonger() {
        var wait = run(answering(404), dataset -> true);

        time.advance(Duration.ofSeconds(9));
        assertThat(wait).isNotDone();
        time.advance(Duration.ofSeconds(1));

        assertThatThrownBy(wait::join)
                .hasCauseInstanceOf(NotFoundException.class)
                .hasMessageContaining("Could not wait for d: ");
        assertThat(polls).isEqualTo(11);
        assertNothingIsLeft();
    }

    @Test
    void endsAtOnceIfWhatWasThereIsGone() {
        var wait = run(request -> answer(++polls == 1 ? 200 : 404, null), dataset -> false);

        time.advance(MINUTE.multipliedBy(2));

        assertThatThrownBy(wait::join).hasCauseInstanceOf(NotFoundException.class);
        assertThat(polls).isEqualTo(2);
    }

    @Test
    void endsWhenTimeIsUp() {
        var wait = run(answering(200), dataset -> false, Duration.ofSeconds(150));

        time.advance(Duration.ofSeconds(149));
        assertThat(wait).isNotDone();
        time.advance(Duration.ofSeconds(1));

        assertThatThrownBy(wait::join)
                .cause()
                .isInstanceOf(TimedOutException.class)
                .hasMessage(
                        "Could not wait for d: it took longer than 150000 ms (option timeout). It may still happen");
        assertThat(polls).isEqualTo(3);
        assertNothingIsLeft();
    }

    @Test
    void asksTwiceAtLeastHoweverLongItsInterval() {
        run(answering(200), dataset -> false, Duration.ofSeconds(20));

        assertThat(time.due().get(0)).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(11));
    }

    @Test
    void givesUpThePollThatIsOutWhenTimeIsUp() {
        var answer = new CompletableFuture<Answer>();
        var wait = run(request -> answer, dataset -> true, MINUTE);

        time.advance(MINUTE);

        assertThatThrownBy(wait::join).hasCauseInstanceOf(TimedOutException.class);
        assertNothingIsLeft();
    }

    @Test
    void tellsTheLastPollsFailureWhenTimeIsUp() {
        var wait = run(answering(503), dataset -> false, MINUTE);

        time.advance(MINUTE);

        assertThatThrownBy(wait::join)
                .cause()
                .isInstanceOf(TimedOutException.class)
                .hasMessageContaining("; the last poll failed, too: Could not wait for d: ")
                .hasNoCause()
                .satisfies(failure ->
                        assertThat(failure.getSuppressed()).hasOnlyElementsOfType(UnavailableException.class));
    }

    @Test
    void endsIfTheGoalNeverCanBeReachedOrBreaks() {
        var never = new TrainingFailedException("wait for d", "it never will");
        assertThatThrownBy(run(answering(200), dataset -> {
                    throw never;
                })::join)
                .hasCause(never);
        var broken = new StackOverflowError("deep");
        assertThatThrownBy(run(answering(200), dataset -> {
                    throw broken;
                })::join)
                .hasCause(broken);
        assertNothingIsLeft();
    }

    @Test
    void leavesNothingBehindWhenItIsAbandoned() {
        var waits = new ArrayList<CompletableFuture<Reply>>();
        for (var i = 0; i < 100; i++) {
            waits.add(run(answering(200), dataset -> false));
        }
        assertThat(awaits.size()).isEqualTo(100);

        awaits.close();

        assertThat(waits).allSatisfy(wait -> assertThatThrownBy(wait::join)
                .hasCauseInstanceOf(TimedOutException.class)
                .hasMessageContaining("the route or the Camel context is being stopped"));
        assertNothingIsLeft();
    }

    @Test
    void endsAtOnceIfItComesTooLate() {
        time.shutdown();
        assertThatThrownBy(run(answering(200), dataset -> false)::join).hasCauseInstanceOf(TimedOutException.class);

        awaits.close();
        assertThatThrownBy(run(answering(200), dataset -> false)::join).hasCauseInstanceOf(TimedOutException.class);
        assertThat(polls).isZero();
    }

    @Test
    void variesItsIntervalByATenthSoThatManyDoNotAskAtOnce() {
        var pauses = new ArrayList<Duration>();
        for (var i = 0; i < 200; i++) {
            var eachTime = new HandDrivenScheduler();
            run(eachTime, answering(200), dataset -> false, new Await.Pace(DAY, MINUTE, DAY));
            pauses.add(eachTime.due().get(0));
        }

        assertThat(pauses)
                .allSatisfy(pause -> assertThat(pause).isBetween(Duration.ofSeconds(54), Duration.ofSeconds(66)));
        assertThat(Collections.max(pauses).minus(Collections.min(pauses))).isGreaterThan(Duration.ofSeconds(6));
    }

    private void assertNothingIsLeft() {
        assertThat(time.size()).isZero();
        assertThat(awaits.size()).isZero();
    }

    private CompletableFuture<Reply> run(Transport transport, Await.Goal<Dataset> goal) {
        return run(transport, goal, DAY);
    }

    private CompletableFuture<Reply> run(Transport transport, Await.Goal<Dataset> goal, Duration timeout) {
        return run(time, transport, goal, new Await.Pace(timeout, MINUTE, Duration.ofSeconds(10)));
    }

    private CompletableFuture<Reply> run(
            HandDrivenScheduler scheduler, Transport transport, Await.Goal<Dataset> goal, Await.Pace pace) {
        var options = new Options();
        options.setBaseUrl("https://cohere.example.com");
        var settings = new ConnectionDefaults(Map.<String, String>of()::get, options).settings(null);
        var client = new Client(transport, settings, Clock.systemUTC());
        var session = new Session(client, scheduler, awaits, new KeyedSequencer(), Runnable::run);
        return new Await<>("wait for d", new GetDataset("d"), goal, Reply::of, pace, null).run(session);
    }

    private Transport answering(int status) {
        return request -> {
            polls++;
            return answer(status, null);
        };
    }

    private static CompletableFuture<Answer> answer(int status, @Nullable String retryAfter) {
        var body = "{\"dataset\":{\"id\":\"d\"}}".getBytes(UTF_8);
        Map<String, String> headers = retryAfter == null ? Map.of() : Map.of("retry-after", retryAfter);
        return CompletableFuture.completedFuture(new Answer(status, "", headers, body));
    }
}

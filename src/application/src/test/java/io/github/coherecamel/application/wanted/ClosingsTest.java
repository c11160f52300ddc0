package io.github.coherecamel.application.wanted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever waits for an event hears of its end, whoever closes it. */
class ClosingsTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration FOR_EVER = Duration.ofDays(1);

    @ParameterizedTest
    @EnumSource
    void tellsWhenAnAttemptClosesIt(Stores.Kind kind) {
        var stores = kind.empty();
        var event = stores.accept("m", "d", null);
        var waiting = stores.closings.await(List.of(event.seq()), FOR_EVER);
        var claim = stores.claimOne();
        assertThat(waiting).isNotDone();

        stores.end(claim, Stores.updated(claim));

        assertEnds(waiting);
    }

    @ParameterizedTest
    @EnumSource
    void tellsWhenAnotherEventClosesIt(Stores.Kind kind) {
        var stores = kind.empty();
        var waiting =
                stores.closings.await(List.of(stores.accept("m", "d", null).seq()), FOR_EVER);

        stores.accept("m", "e", null);

        assertEnds(waiting);
    }

    @ParameterizedTest
    @EnumSource
    void tellsWhenAnotherProcessClosesIt(Stores.Kind kind) {
        var stores = kind.empty();
        var waiting =
                stores.closings.await(List.of(stores.accept("m", "d", null).seq()), FOR_EVER);

        stores.execute("update event set outcome = 'APPLIED'");

        assertEnds(waiting);
    }

    @ParameterizedTest
    @EnumSource
    void tellsAtOnceWhatWasClosedBefore(Stores.Kind kind) {
        var stores = kind.empty();
        var event = stores.accept("m", "d", null);
        stores.accept("m", "e", null);

        assertEnds(stores.closings.await(List.of(event.seq()), FOR_EVER));
    }

    @ParameterizedTest
    @EnumSource
    void waitsForAllOfThem(Stores.Kind kind) {
        var stores = kind.empty();
        var first = stores.accept("m", "d", null);
        var second = stores.accept("n", "d", null);
        var both = stores.closings.await(List.of(first.seq(), second.seq()), FOR_EVER);
        var one = stores.closings.await(List.of(first.seq()), FOR_EVER);

        stores.accept("m", "e", null);
        assertEnds(one);
        assertThat(both).isNotDone();

        stores.accept("n", "e", null);
        assertEnds(both);
    }

    @ParameterizedTest
    @EnumSource
    void tellsAlsoIfMoreAreWaitedForThanAStatementMayHaveParameters(Stores.Kind kind) {
        var stores = kind.empty();
        var event = stores.accept("m", "d", null);
        stores.closings.await(LongStream.range(1_000_000, 1_110_000).boxed().toList(), FOR_EVER);
        var waiting = stores.closings.await(List.of(event.seq()), FOR_EVER);

        stores.accept("m", "e", null);

        assertEnds(waiting);
    }

    @ParameterizedTest
    @EnumSource
    void takesNobodyAlongWhoWouldWaitLonger(Stores.Kind kind) {
        var stores = kind.empty();
        var event = stores.accept("m", "d", null);
        var patient = stores.closings.await(List.of(event.seq()), FOR_EVER);

        assertEnds(stores.closings.await(List.of(event.seq()), Duration.ZERO));
        assertThat(patient).isNotDone();

        stores.accept("m", "e", null);
        assertEnds(patient);
    }

    @ParameterizedTest
    @EnumSource
    void letsAllGoWhenItIsStopped(Stores.Kind kind) {
        var stores = kind.empty();
        var waiting =
                stores.closings.await(List.of(stores.accept("m", "d", null).seq()), FOR_EVER);

        stores.closings.stop();

        assertThat(waiting).isCompleted();
        var event = stores.accept("m", "e", null);
        assertThat(stores.closings.await(List.of(event.seq()), FOR_EVER)).isCompleted();
    }

    private static void assertEnds(CompletableFuture<Void> waiting) {
        await().atMost(LONG).untilAsserted(() -> assertThat(waiting).isCompleted());
    }
}

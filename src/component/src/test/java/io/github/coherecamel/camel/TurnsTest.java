package io.github.coherecamel.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final Turns turns = new Turns();

    @Test
    void beginsAtOnceIfNobodyIsBefore() {
        assertThat(turns.take("m", () -> CompletableFuture.completedFuture("done")))
                .isCompletedWithValue("done");
    }

    @Test
    void goesInOrderOneAtATime() {
        var begun = new ArrayList<Integer>();
        var works = works(5);
        var turnsTaken = new ArrayList<CompletableFuture<Void>>();
        for (var i = 0; i < works.size(); i++) {
            var number = i;
            turnsTaken.add(turns.take("m", () -> {
                begun.add(number);
                return works.get(number);
            }));
        }

        for (var i = 0; i < works.size(); i++) {
            assertThat(begun).isEqualTo(IntStream.rangeClosed(0, i).boxed().toList());
            assertThat(turnsTaken.get(i)).isNotDone();
            works.get(i).complete(null);
            assertThat(turnsTaken.get(i)).isCompleted();
        }
    }

    @Test
    void letsDifferentThingsGoAtOnce() {
        assertThat(turns.take("a", CompletableFuture<Void>::new)).isNotDone();
        assertThat(turns.take("b", () -> CompletableFuture.completedFuture(1))).isCompletedWithValue(1);
    }

    @Test
    void goesOnAfterAFailure() {
        var first = new CompletableFuture<String>();
        var failing = turns.take("m", () -> first);
        var throwing = turns.take("m", () -> {
            throw new IllegalStateException("no");
        });
        var next = turns.take("m", () -> CompletableFuture.completedFuture("next"));

        first.completeExceptionally(new IllegalArgumentException("bad"));

        assertThatThrownBy(failing::join).hasCauseInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(throwing::join).hasCauseInstanceOf(IllegalStateException.class);
        assertThat(next).isCompletedWithValue("next");
    }

    @Test
    void takesTenThousandTurnsThatEndAtOnceWithoutADeepStack() {
        var first = new CompletableFuture<Void>();
        var count = new AtomicInteger();
        var before = turns.take("m", () -> first);
        var last = IntStream.range(0, 10_000)
                .mapToObj(i -> turns.take("m", () -> CompletableFuture.completedFuture(count.incrementAndGet())))
                .reduce((earlier, later) -> later)
                .orElseThrow();

        first.complete(null);

        assertThat(before).isCompleted();
        assertThat(last).isCompletedWithValue(10_000);
    }

    @Test
    void takesTenThousandTurnsThatFailAtOnceWithoutADeepStack() {
        var first = new CompletableFuture<Void>();
        var failed = new AtomicInteger();
        var unheeded = turns.take("m", () -> first);
        for (var i = 0; i < 10_000; i++) {
            unheeded = turns.<Void>take("m", () -> CompletableFuture.failedFuture(new IllegalStateException()))
                    .whenComplete((done, failure) -> failed.incrementAndGet());
        }

        first.complete(null);

        assertThat(unheeded).isCompletedExceptionally();
        assertThat(failed).hasValue(10_000);
    }

    @Test
    void remembersNothingOnceAllHaveHadTheirTurn() {
        var works = works(3);
        var all = works.stream().map(work -> turns.take("m", () -> work)).toList();
        assertThat(turns.take("other", () -> CompletableFuture.failedFuture(new IllegalStateException())))
                .isCompletedExceptionally();
        assertThat(turns.things()).isEqualTo(1);

        works.forEach(work -> work.complete(null));

        assertThat(all).allMatch(CompletableFuture::isDone);
        assertThat(turns.things()).isZero();
    }

    @Test
    void neverLetsTwoThreadsWorkOnTheSameThing() throws InterruptedException {
        var threads = Executors.newFixedThreadPool(4);
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var all = new ArrayList<CompletableFuture<Void>>();
        var begun = new ConcurrentLinkedQueue<CompletableFuture<Void>>();
        try {
            for (var i = 0; i < 2_000; i++) {
                var turn = new CompletableFuture<Void>();
                all.add(turn);
                threads.execute(() -> begun.add(turns.take("m", () -> {
                            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                            return CompletableFuture.runAsync(inside::decrementAndGet, threads);
                        })
                        .thenRun(() -> turn.complete(null))));
            }
            all.forEach(CompletableFuture::join);
        } finally {
            threads.shutdown();
        }

        assertThat(threads.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
        assertThat(begun).hasSameSizeAs(all);
        assertThat(most).hasValue(1);
        assertThat(turns.things()).isZero();
    }

    private static List<CompletableFuture<Void>> works(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new CompletableFuture<Void>())
                .toList();
    }
}

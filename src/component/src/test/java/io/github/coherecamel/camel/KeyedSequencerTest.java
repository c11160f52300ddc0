package io.github.coherecamel.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyedSequencerTest {
    private final KeyedSequencer sequencer = new KeyedSequencer();

    @Test
    void beginsAtOnceIfNobodyIsBefore() {
        assertThat(sequencer.run("m", () -> CompletableFuture.completedFuture("done")))
                .isCompletedWithValue("done");
    }

    @Test
    void goesInOrderOneAtATime() {
        var begun = new ArrayList<Integer>();
        var works = works(5);
        var all = new ArrayList<CompletableFuture<Void>>();
        for (var i = 0; i < works.size(); i++) {
            var number = i;
            all.add(sequencer.run("m", () -> {
                begun.add(number);
                return works.get(number);
            }));
        }

        for (var i = 0; i < works.size(); i++) {
            assertThat(begun).isEqualTo(IntStream.rangeClosed(0, i).boxed().toList());
            assertThat(all.get(i)).isNotDone();
            works.get(i).complete(null);
            assertThat(all.get(i)).isCompleted();
        }
    }

    @Test
    void runsTasksWithDifferentKeysAtOnce() {
        assertThat(sequencer.run("a", CompletableFuture<Void>::new)).isNotDone();
        assertThat(sequencer.run("b", () -> CompletableFuture.completedFuture(1)))
                .isCompletedWithValue(1);
    }

    @Test
    void goesOnAfterAFailure() {
        var first = new CompletableFuture<String>();
        var failing = sequencer.run("m", () -> first);
        var throwing = sequencer.run("m", () -> {
            throw new IllegalStateException("no");
        });
        var next = sequencer.run("m", () -> CompletableFuture.completedFuture("next"));

        first.completeExceptionally(new IllegalArgumentException("bad"));

        assertThatThrownBy(failing::join).hasCauseInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(throwing::join).hasCauseInstanceOf(IllegalStateException.class);
        assertThat(next).isCompletedWithValue("next");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void runsTenThousandTasksThatEndAtOnceWithoutADeepStack(boolean well) {
        var first = new CompletableFuture<Integer>();
        var deepest = new AtomicInteger();
        var all = new ArrayList<CompletableFuture<Integer>>();
        all.add(sequencer.run("m", () -> first));
        for (var i = 0; i < 10_000; i++) {
            all.add(sequencer.run("m", () -> {
                deepest.accumulateAndGet(Thread.currentThread().getStackTrace().length, Math::max);
                return well
                        ? CompletableFuture.completedFuture(1)
                        : CompletableFuture.failedFuture(new IllegalStateException());
            }));
        }

        first.complete(1);

        assertThat(all).allMatch(CompletableFuture::isDone);
        assertThat(deepest.get()).isLessThan(200);
        assertThat(sequencer.keys()).isZero();
    }

    @Test
    void goesOnAfterAnErrorInTheWork() {
        var error = new StackOverflowError();
        var first = new CompletableFuture<String>();
        var unheeded = sequencer.run("m", () -> first);
        var failing = sequencer.run("m", () -> {
            throw error;
        });
        var next = sequencer.run("m", () -> CompletableFuture.completedFuture("next"));

        first.complete("first");

        assertThat(unheeded).isCompleted();
        assertThatThrownBy(failing::join).hasCause(error);
        assertThat(next).isCompletedWithValue("next");
        assertThat(sequencer.keys()).isZero();
    }

    @Test
    void goesOnWhenATaskThatNeverEndsIsGivenUp() {
        var endless = sequencer.run("m", CompletableFuture<String>::new);
        var next = sequencer.run("m", () -> CompletableFuture.completedFuture("next"));
        assertThat(next).isNotDone();

        endless.completeExceptionally(new TimeoutException());

        assertThat(next).isCompletedWithValue("next");
        assertThat(sequencer.keys()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void neverBeginsWhatWasGivenUpWhileItWaited(boolean byCancelling) {
        var first = new CompletableFuture<String>();
        var begun = new ArrayList<String>();
        var running = sequencer.run("m", () -> first);
        var givenUp = sequencer.run("m", () -> {
            begun.add("given up");
            return new CompletableFuture<String>();
        });
        var last = sequencer.run("m", () -> {
            begun.add("last");
            return CompletableFuture.completedFuture("last");
        });

        assertThat(byCancelling ? givenUp.cancel(false) : givenUp.completeExceptionally(new TimeoutException()))
                .isTrue();
        assertThat(begun).isEmpty();
        assertThat(running).isNotDone();
        first.complete("first");

        assertThat(begun).containsExactly("last");
        assertThat(last).isCompletedWithValue("last");
        assertThat(sequencer.keys()).isZero();
    }

    @Test
    void letsTheNextGoBeforeWhoeverWaitsForTheResultSeesIt() {
        var first = new CompletableFuture<String>();
        var begun = new ArrayList<Integer>();
        var seen = new ArrayList<Integer>();
        var unheeded = sequencer.run("m", () -> first).thenRun(() -> seen.add(begun.size()));
        var next = sequencer.run("m", () -> {
            begun.add(1);
            return CompletableFuture.completedFuture("next");
        });

        first.complete("first");

        assertThat(unheeded).isCompleted();
        assertThat(next).isCompleted();
        assertThat(seen).containsExactly(1);
    }

    @Test
    void remembersNothingOnceAllHaveEnded() {
        var works = works(3);
        var all = works.stream().map(work -> sequencer.run("m", () -> work)).toList();
        assertThat(sequencer.run("other", () -> CompletableFuture.failedFuture(new IllegalStateException())))
                .isCompletedExceptionally();
        assertThat(sequencer.keys()).isEqualTo(1);

        works.forEach(work -> work.complete(null));

        assertThat(all).allMatch(CompletableFuture::isDone);
        assertThat(sequencer.keys()).isZero();
    }

    @Test
    void neverRunsTwoTasksWithOneKeyAtOnce() {
        var threads = Executors.newFixedThreadPool(4);
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        try {
            var all = IntStream.range(0, 2_000)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                                    () -> sequencer.run("m", () -> {
                                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                                        return CompletableFuture.runAsync(inside::decrementAndGet, threads);
                                    }),
                                    threads)
                            .thenCompose(each -> each))
                    .toList();

            all.forEach(each -> assertThat(each).succeedsWithin(60, TimeUnit.SECONDS));
        } finally {
            threads.shutdownNow();
        }

        assertThat(most).hasValue(1);
        assertThat(sequencer.keys()).isZero();
    }

    private static List<CompletableFuture<Void>> works(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new CompletableFuture<Void>())
                .toList();
    }
}

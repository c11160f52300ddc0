package io.github.coherecamel.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** By hand: nothing runs and no time passes but where a test says so. */
class RouteExecutorTest {

    private static final int FEWEST = 2;
    private static final int MOST = 20;

    private final ArrayDeque<Runnable> pool = new ArrayDeque<>();
    private final ArrayDeque<Runnable> further = new ArrayDeque<>();
    private final HandDrivenLooks scheduler = new HandDrivenLooks();
    private final List<Integer> done = new ArrayList<>();

    private final RouteExecutor executor = new RouteExecutor(pool::add, FEWEST, MOST, scheduler, further::add);

    private void execute(int tasks) {
        for (var task = 0; task < tasks; task++) {
            var number = task;
            executor.execute(() -> done.add(number));
        }
    }

    @Test
    void thePoolDoesItInOrderAsLongAsSomethingMoves() {
        execute(3);
        scheduler.look();
        pool.remove().run();
        scheduler.look();

        assertThat(done).containsExactly(0, 1, 2);
        assertThat(further).isEmpty();
    }

    /** Runs tasks that block until all threads that were asked for are blocked, and then what is given. */
    private void block(int tasks, Runnable whenBlocked) {
        var blocked = new AtomicInteger();
        var over = new AtomicBoolean();
        for (var task = 0; task < tasks; task++) {
            executor.execute(() -> {
                blocked.incrementAndGet();
                while (!pool.isEmpty()) {
                    pool.remove().run();
                }
                if (over.compareAndSet(false, true)) {
                    assertThat(blocked).hasValue(FEWEST);
                    whenBlocked.run();
                }
            });
        }
        pool.remove().run();
        assertThat(over).isTrue();
    }

    @Test
    void takesFewThreadsAtFirst() {
        block(5, () -> assertThat(pool).isEmpty());
    }

    @Test
    void asksForNoThreadUntilTheOneBeforeHasCome() {
        execute(5);

        assertThat(pool).hasSize(1);
    }

    @Test
    void whereNothingEndsWhatWaitsGetsAsManyThreadsOfThePoolAgain() {
        block(FEWEST + 5, () -> {
            scheduler.look();
            scheduler.look();
            assertThat(pool).hasSize(FEWEST);
        });
        assertThat(further).isEmpty();
    }

    /** A pause of the whole JVM makes a look late. */
    @Test
    void oneLookAtWhichNothingHadEndedIsNoReasonForThreads() {
        block(FEWEST + 5, () -> {
            scheduler.look();
            assertThat(pool).isEmpty();
        });
    }

    @Test
    void takesFewThreadsAgainWhenNothingWaits() {
        execute(5);
        while (pool.size() <= FEWEST) {
            scheduler.look();
        }
        while (!pool.isEmpty()) {
            pool.remove().run();
        }
        scheduler.look();

        takesFewThreadsAtFirst();
    }

    /** Without looks, which would find what was lost. */
    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void losesNothingThatIsHandedOverWhileAThreadEnds() {
        var one = Executors.newFixedThreadPool(1);
        try {
            var ran = new AtomicInteger();
            var real = new RouteExecutor(one, 1, 1, scheduler, further::add);
            for (var task = 1; task <= 2_000; task++) {
                var number = task;
                real.execute(ran::incrementAndGet);
                while (ran.get() < number) {
                    Thread.yield();
                }
            }
        } finally {
            one.shutdownNow();
        }
    }

    @Test
    void stepsThatEndHoweverSlowlyGetNoMoreThreadsThanThePoolMayHave() {
        for (var task = 0; task < 20; task++) {
            executor.execute(() -> {
                for (var look = 0; look < RouteExecutor.STUCK_LOOKS - 1 && scheduler.due != null; look++) {
                    scheduler.look();
                }
            });
        }

        pool.remove().run();

        assertThat(pool).hasSize(MOST - 1);
        assertThat(further).isEmpty();
    }

    @Test
    void whatIsStuckGetsThreadsBeyondThePoolUntilSomethingEnds() {
        execute(50);
        for (var look = 1; look < RouteExecutor.STUCK_LOOKS; look++) {
            scheduler.look();
        }
        assertThat(pool).hasSize(MOST);
        assertThat(further).isEmpty();

        scheduler.look();
        assertThat(further).hasSize(MOST);

        for (var look = 0; look < RouteExecutor.STUCK_LOOKS; look++) {
            scheduler.look();
        }
        assertThat(pool).hasSize(MOST);
        assertThat(further).hasSize(2 * MOST);
    }

    @Test
    void whatIsHandedOverWhileNoThreadCanBeMadeRunsLater() {
        var broken = new AtomicBoolean(true);
        Executor sometimes = task -> {
            if (broken.get()) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            further.add(task);
        };
        var poor = new RouteExecutor(sometimes, FEWEST, MOST, scheduler, sometimes);

        poor.execute(() -> done.add(1));
        scheduler.look();
        scheduler.look();
        assertThat(done).isEmpty();

        broken.set(false);
        scheduler.look();
        further.remove().run();
        assertThat(done).containsExactly(1);
    }

    @Test
    void whatIsLeftWhenItClosesAndNoThreadCanBeMadeRunsOnTheThreadThatClosesIt() {
        var poor = new RouteExecutor(pool::add, FEWEST, MOST, scheduler, task -> {
            throw new OutOfMemoryError("unable to create native thread");
        });
        poor.execute(() -> done.add(1));

        poor.close();
        poor.execute(() -> done.add(2));

        assertThat(done).containsExactly(1, 2);
    }

    @Test
    void anErrorOfATaskLosesNoOther() {
        executor.execute(() -> {
            throw new StackOverflowError();
        });
        execute(1);

        assertThatThrownBy(() -> pool.remove().run()).isInstanceOf(StackOverflowError.class);
        pool.remove().run();

        assertThat(done).containsExactly(0);
    }

    @Test
    void whatAFullPoolRejectsIsDoneByWhoeverIsDone() {
        var full = new RouteExecutor(
                task -> {
                    if (!pool.isEmpty()) {
                        throw new RejectedExecutionException();
                    }
                    pool.add(task);
                },
                FEWEST,
                MOST,
                scheduler,
                further::add);
        full.execute(() -> done.add(1));
        full.execute(() -> done.add(2));

        pool.remove().run();

        assertThat(done).containsExactly(1, 2);
    }

    @Test
    void nothingTicksWhenThereIsNothingToDo() {
        execute(1);
        pool.remove().run();
        scheduler.look();
        assertThat(scheduler.due).isNull();

        execute(1);
        assertThat(scheduler.due).isNotNull();
    }

    @Test
    void whatIsLeftAndWhatComesLateRunsApartWhenItCloses() {
        execute(2);
        executor.close();
        execute(1);

        assertThat(further).hasSize(3);
        further.forEach(Runnable::run);
        assertThat(done).containsExactly(0, 1, 0);
        assertThat(pool).hasSize(1);
    }

    @Test
    void withoutATimerNothingIsLeftWaiting() {
        scheduler.shutdown();

        execute(1);

        assertThat(further).hasSize(1);
    }
}

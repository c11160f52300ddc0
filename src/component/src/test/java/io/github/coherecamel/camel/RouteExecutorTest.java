package io.github.coherecamel.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** By hand: nothing runs and no time passes but where a test says so. */
class RouteExecutorTest extends HandLedExecutor {

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

package io.github.coherecamel.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** By hand: nothing runs and no time passes but where a test says so. */
class RouteExecutorTest {

    private static final int MOST = 20;

    private final ArrayDeque<Runnable> pool = new ArrayDeque<>();
    private final ArrayDeque<Runnable> further = new ArrayDeque<>();
    private final HandDriven scheduler = new HandDriven();
    private final List<Integer> done = new ArrayList<>();

    private final RouteExecutor executor = new RouteExecutor(pool::add, MOST, scheduler, further::add);

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

    @Test
    void whatDoesNotMoveBetweenTwoLooksGetsAThread() {
        execute(1);
        scheduler.look();
        scheduler.look();

        assertThat(further).hasSize(1);
        further.remove().run();
        assertThat(done).containsExactly(0);
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

        assertThat(further).hasSize(MOST - 1);
    }

    @Test
    void whatIsStuckGetsThreadsBeyondThePoolUntilSomethingEnds() {
        execute(50);
        scheduler.look();
        scheduler.look();
        assertThat(further).hasSize(MOST);

        for (var look = 0; look < RouteExecutor.STUCK_LOOKS; look++) {
            scheduler.look();
        }
        assertThat(further).hasSize(2 * MOST);

        for (var look = 0; look < RouteExecutor.STUCK_LOOKS; look++) {
            scheduler.look();
        }
        assertThat(further).hasSize(3 * MOST);
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
        var poor = new RouteExecutor(sometimes, MOST, scheduler, sometimes);

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
        var poor = new RouteExecutor(pool::add, MOST, scheduler, task -> {
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
        assertThat(pool).hasSize(2);
    }

    @Test
    void withoutATimerNothingIsLeftWaiting() {
        scheduler.shutdown();

        execute(1);

        assertThat(further).hasSize(1);
    }

    private static final class HandDriven extends ScheduledThreadPoolExecutor {

        private @Nullable Runnable due;

        HandDriven() {
            super(0);
        }

        void look() {
            var look = due;
            due = null;
            assertThat(look).isNotNull();
            look.run();
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            if (isShutdown()) {
                throw new RejectedExecutionException();
            }
            assertThat(due).isNull();
            due = task;
            return super.schedule(task, 1, TimeUnit.DAYS);
        }
    }
}

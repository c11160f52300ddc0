package io.github.coherecamel.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** By hand: nothing runs and no time passes but where a test says so. */
class RouteExecutorTest {

    private final ArrayDeque<Runnable> pool = new ArrayDeque<>();
    private final ArrayDeque<Runnable> further = new ArrayDeque<>();
    private final HandDriven scheduler = new HandDriven();
    private final List<Integer> done = new ArrayList<>();

    private final RouteExecutor executor = new RouteExecutor(pool::add, scheduler, further::add);

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
    void aCrowdThatDoesNotMoveGetsMoreThreadsAtEachLookUpToOneForEach() {
        execute(7);
        scheduler.look();
        var added = new ArrayList<Integer>();
        for (var look = 0; look < 3; look++) {
            scheduler.look();
            added.add(further.size());
            further.clear();
        }

        assertThat(added).containsExactly(2, 4, 7);
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

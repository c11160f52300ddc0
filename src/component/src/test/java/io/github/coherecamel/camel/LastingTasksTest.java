package io.github.coherecamel.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nothing is lost, whatever becomes of threads. */
class LastingTasksTest extends HandLedExecutor {

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
        executor.execute(() -> done.add(1));

        assertThatThrownBy(() -> pool.remove().run()).isInstanceOf(StackOverflowError.class);
        pool.remove().run();

        assertThat(done).containsExactly(1);
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
}

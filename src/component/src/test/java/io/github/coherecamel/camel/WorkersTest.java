package io.github.coherecamel.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkersTest {

    private final ThreadPoolExecutor pool =
            new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
    private final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1);
    private final Workers workers = new Workers(pool, scheduler);
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void stop() {
        end.countDown();
        pool.shutdownNow();
        scheduler.shutdownNow();
    }

    private void block() {
        workers.execute(() -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Test
    void oneThreadDoesItAsLongAsItKeepsUp() throws InterruptedException {
        Set<Thread> used = ConcurrentHashMap.newKeySet();
        var done = new CountDownLatch(20_000);

        for (var task = 0; task < 20_000; task++) {
            workers.execute(() -> {
                used.add(Thread.currentThread());
                done.countDown();
            });
            if (task % 100 == 0) {
                Thread.sleep(1);
            }
        }

        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(used).hasSize(1);
    }

    @Test
    void whateverBlocksHoldsUpNobodyElse() throws InterruptedException {
        var done = new CountDownLatch(1);

        for (var blocked = 1; blocked < Workers.MOST; blocked++) {
            block();
        }
        workers.execute(done::countDown);

        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(pool.getPoolSize()).isEqualTo(Workers.MOST);
    }

    @Test
    void noMoreThreadsThanThatWork() throws InterruptedException {
        var done = new CountDownLatch(1);

        for (var blocked = 0; blocked < Workers.MOST; blocked++) {
            block();
        }
        workers.execute(done::countDown);

        assertThat(done.await(200, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(pool.getPoolSize()).isEqualTo(Workers.MOST);
        end.countDown();
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void theOthersLeaveWhenOneIsEnoughAgain() {
        var done = new AtomicInteger();
        block();
        workers.execute(done::incrementAndGet);
        await().until(() -> done.get() == 1);
        end.countDown();

        await().until(() -> pool.getPoolSize() == 1 && pool.getMaximumPoolSize() == 1);
        workers.execute(done::incrementAndGet);
        await().until(() -> done.get() == 2);
    }

    @Test
    void nothingTicksWhenThereIsNothingToDo() {
        workers.execute(() -> {});

        await().until(() -> scheduler.getQueue().isEmpty() && scheduler.getActiveCount() == 0);
        var looks = scheduler.getCompletedTaskCount();
        workers.execute(() -> {});
        await().until(() -> scheduler.getCompletedTaskCount() > looks);
    }

    @Test
    void nobodyIsHeldUpWhenItStops() throws InterruptedException {
        var done = new CountDownLatch(1);
        block();
        scheduler.shutdownNow();

        workers.execute(done::countDown);
        workers.close();

        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whatIsRejectedIsDoneByTheCaller() {
        pool.shutdown();
        var by = new AtomicInteger();

        workers.execute(() -> by.set(Thread.currentThread().hashCode()));

        assertThat(by).hasValue(Thread.currentThread().hashCode());
    }
}

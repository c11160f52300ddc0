package io.github.coherecamel.benchmarks.measure;

import io.github.coherecamel.benchmarks.contestant.Contestant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A number of updates, of which some are in flight at any time: when one ends, the next begins. */
public final class Load {

    private final Contestant contestant;
    private final int inFlight;
    private final int updates;
    private final Latencies latencies;
    private final AtomicInteger begun = new AtomicInteger();
    private final CountDownLatch open;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    private Load(Contestant contestant, int inFlight, int updates) {
        this.contestant = contestant;
        this.inFlight = inFlight;
        this.updates = updates;
        this.latencies = new Latencies(updates);
        this.open = new CountDownLatch(inFlight);
    }

    public static Round run(Contestant contestant, int inFlight, int updates) throws Exception {
        var load = new Load(contestant, inFlight, updates);
        var before = Meter.read();
        var threads = load.start();
        load.open.await();
        var after = Meter.read();
        // Only now, since what a thread allocated is forgotten when it ends.
        threads.forEach(Thread::interrupt);
        var failed = load.failure.get();
        if (failed != null) {
            throw new IllegalStateException("An update failed, so that nothing was measured.", failed);
        }
        return new Round(
                updates,
                after.nanos() - before.nanos(),
                after.cpuNanos() - before.cpuNanos(),
                after.bytes() - before.bytes(),
                after.endedThreadsSince(before),
                load.latencies.quantile(0.5),
                load.latencies.quantile(0.99));
    }

    private List<Thread> start() {
        var threads = new ArrayList<Thread>();
        for (var chain = 0; chain < inFlight; chain++) {
            if (contestant instanceof Contestant.Blocking blocking) {
                var thread = new Thread(() -> loop(blocking), "load-" + chain);
                thread.setDaemon(true);
                thread.start();
                threads.add(thread);
            } else {
                next((Contestant.Asynchronous) contestant);
            }
        }
        return threads;
    }

    private void next(Contestant.Asynchronous asynchronous) {
        var update = begun.getAndIncrement();
        if (update >= updates || failure.get() != null) {
            open.countDown();
            return;
        }
        var start = System.nanoTime();
        asynchronous.update(update, failed -> {
            latencies.set(update, System.nanoTime() - start);
            failure.compareAndSet(null, failed);
            next(asynchronous);
        });
    }

    private void loop(Contestant.Blocking blocking) {
        try {
            for (var update = begun.getAndIncrement(); update < updates; update = begun.getAndIncrement()) {
                var start = System.nanoTime();
                blocking.update(update);
                latencies.set(update, System.nanoTime() - start);
            }
        } catch (Exception e) {
            failure.compareAndSet(null, e);
        }
        open.countDown();
        try {
            Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException measured) {
            Thread.currentThread().interrupt();
        }
    }
}

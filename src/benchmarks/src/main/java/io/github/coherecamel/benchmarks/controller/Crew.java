package io.github.coherecamel.benchmarks.controller;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Threads that do the same thing again and again at once, each with a connection of its own. */
final class Crew {

    static final int THREADS = 16;

    private Crew() {}

    /** What one does with its connection. */
    interface Doing extends AutoCloseable {

        /** @param number of this time, from 0 over all threads */
        void once(long number) throws Exception;
    }

    /** Returns how often it was done each second. */
    static double perSecond(Callable<Doing> connecting, Duration time) throws Exception {
        return run(THREADS, connecting, Long.MAX_VALUE, time);
    }

    /** Returns how often one alone did it each second. */
    static double perSecondAlone(Callable<Doing> connecting, Duration time) throws Exception {
        return run(1, connecting, Long.MAX_VALUE, time);
    }

    /** Returns how often it was done each second, until it was done so often. */
    static double perSecond(Callable<Doing> connecting, long times) throws Exception {
        return run(THREADS, connecting, times, Duration.ofDays(1));
    }

    private static double run(int size, Callable<Doing> connecting, long times, Duration time) throws Exception {
        var crew = new ArrayList<Doing>();
        var threads = Executors.newFixedThreadPool(size);
        try {
            for (var one = 0; one < size; one++) {
                crew.add(connecting.call());
            }
            var begun = new AtomicLong();
            var done = new AtomicLong();
            var began = System.nanoTime();
            var shifts = new ArrayList<Callable<Void>>();
            for (var doing : crew) {
                shifts.add(() -> {
                    for (var number = begun.getAndIncrement();
                            number < times && System.nanoTime() - began < time.toNanos();
                            number = begun.getAndIncrement()) {
                        doing.once(number);
                        done.incrementAndGet();
                    }
                    return null;
                });
            }
            for (var shift : threads.invokeAll(shifts)) {
                shift.get();
            }
            return done.get() * 1e9 / (System.nanoTime() - began);
        } finally {
            threads.shutdown();
            for (var doing : crew) {
                doing.close();
            }
        }
    }
}

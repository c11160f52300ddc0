package io.github.coherecamel.application.file;

import io.github.coherecamel.application.ControllerConfig;
import io.github.coherecamel.application.reconcile.Backoff;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** Lets the files of one model go one at a time, and after a failure not at once. */
@Singleton
final class Turns {

    private final LongSupplier nanoTime;
    private final IntFunction<Duration> delays;
    private final Set<String> underWay = new HashSet<>();
    private final Map<String, Integer> failures = new HashMap<>();
    private final Map<String, Long> notBefore = new HashMap<>();

    @Inject
    Turns(ControllerConfig config) {
        this(
                System::nanoTime,
                new Backoff(
                                config.reconcile().firstDelay(),
                                config.reconcile().maxDelay(),
                                RandomGenerator.getDefault())::after);
    }

    /** @param delays how long to wait after so many failures in a row */
    Turns(LongSupplier nanoTime, IntFunction<Duration> delays) {
        this.nanoTime = nanoTime;
        this.delays = delays;
    }

    synchronized boolean isFree(String model) {
        var then = notBefore.get(model);
        return !underWay.contains(model) && (then == null || nanoTime.getAsLong() - then >= 0);
    }

    /** Takes the turn, if it is free. */
    synchronized boolean begin(String model) {
        return isFree(model) && underWay.add(model);
    }

    synchronized void end(String model) {
        underWay.remove(model);
    }

    synchronized void succeeded(String model) {
        failures.remove(model);
        notBefore.remove(model);
    }

    /** @param atLeast how long to wait in any case */
    synchronized void failed(String model, Duration atLeast) {
        var delay = delays.apply(failures.merge(model, 1, Integer::sum) - 1);
        pause(model, delay.compareTo(atLeast) < 0 ? atLeast.plus(delay) : delay);
    }

    synchronized void pause(String model, Duration delay) {
        notBefore.put(model, nanoTime.getAsLong() + delay.toNanos());
    }
}

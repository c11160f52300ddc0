package io.github.coherecamel.application.file;

import io.github.coherecamel.application.ControllerConfig;
import io.github.coherecamel.application.reconcile.Backoff;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** Lets the files of one model go one at a time, and after a failure not at once. */
@Singleton
final class Turns {

    private final LongSupplier nanoTime;
    private final IntFunction<Duration> delays;
    /** The file of each model whose turn it is. */
    private final Map<String, String> underWay = new HashMap<>();

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
        return !underWay.containsKey(model) && (then == null || nanoTime.getAsLong() - then >= 0);
    }

    /** Takes the turn, if it is free. */
    synchronized boolean begin(Arrival file) {
        return isFree(file.modelId()) && underWay.put(file.modelId(), file.id()) == null;
    }

    /** Ends the file's turn. If it has ended before, the turn of the next one goes on. */
    synchronized void end(Arrival file) {
        underWay.remove(file.modelId(), file.id());
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

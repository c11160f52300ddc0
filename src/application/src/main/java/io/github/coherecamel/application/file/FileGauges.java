package io.github.coherecamel.application.file;

import io.github.coherecamel.application.file.Arrivals.Waiting;
import io.github.coherecamel.application.operation.Condition;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Tells how many files wait, and for how long: looked up at most every few seconds, and not while the database is away. */
@Singleton
final class FileGauges {

    private static final long FRESH_NANOS = Duration.ofSeconds(3).toNanos();
    private static final double MILLIS = 1000;

    private final MeterRegistry registry;
    private final Arrivals arrivals;
    private final Condition condition;
    private @Nullable Waiting last;
    private long lastNanos;

    FileGauges(MeterRegistry registry, Arrivals arrivals, Condition condition) {
        this.registry = registry;
        this.arrivals = arrivals;
        this.condition = condition;
    }

    void register(@Observes StartupEvent event) {
        gauge("cohere.files.waiting", Waiting::files)
                .description("Files that were taken, and are neither uploaded nor rejected yet")
                .register(registry);
        gauge("cohere.oldest.file", waiting -> waiting.longest().toMillis() / MILLIS)
                .description("How long the first of the files that wait has been waiting")
                .baseUnit("seconds")
                .register(registry);
    }

    private Gauge.Builder<FileGauges> gauge(String name, ToDoubleFunction<Waiting> number) {
        return Gauge.builder(name, this, files -> {
            var waiting = files.find();
            return waiting == null ? Double.NaN : number.applyAsDouble(waiting);
        });
    }

    private synchronized @Nullable Waiting find() {
        if (condition.find().failure() != null) {
            return null;
        }
        var known = last;
        if (known == null || System.nanoTime() - lastNanos > FRESH_NANOS) {
            known = arrivals.waiting();
            last = known;
            lastNanos = System.nanoTime();
        }
        return known;
    }
}

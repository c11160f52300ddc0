package io.github.coherecamel.application.file;

import io.github.coherecamel.application.Remembered;
import io.github.coherecamel.application.Ticker;
import io.github.coherecamel.application.file.Arrivals.Waiting;
import io.github.coherecamel.application.operation.Condition;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.function.ToDoubleFunction;

/** Tells how many files wait, and for how long: looked up at most every few seconds, and not while the database is away. */
@Singleton
final class FileGauges {

    private static final double MILLIS = 1000;

    private final MeterRegistry registry;
    private final Remembered<Waiting> waiting;
    private final Condition condition;

    FileGauges(MeterRegistry registry, Arrivals arrivals, Condition condition, Ticker ticker) {
        this.registry = registry;
        this.waiting = new Remembered<>(arrivals::waiting, Condition.FRESH, ticker);
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
        return Gauge.builder(
                name,
                this,
                files -> files.condition.find().failure() == null
                        ? number.applyAsDouble(files.waiting.get())
                        : Double.NaN);
    }
}

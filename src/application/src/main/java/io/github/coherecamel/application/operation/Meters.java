package io.github.coherecamel.application.operation;

import io.github.coherecamel.application.wanted.Category;
import io.github.coherecamel.application.wanted.Outcome;
import io.github.coherecamel.application.wanted.StoredEvent;
import io.github.coherecamel.application.wanted.Verdict;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;

/** Counts what this process has done since it was started. */
@Singleton
public final class Meters {

    private static final Duration[] STEPS = {
        Duration.ofSeconds(1),
        Duration.ofSeconds(10),
        Duration.ofMinutes(1),
        Duration.ofMinutes(10),
        Duration.ofHours(1)
    };

    private final MeterRegistry registry;
    private final Counter drift;

    Meters(MeterRegistry registry) {
        this.registry = registry;
        // There from the beginning: what has never been told of cannot be told from zero by an alert.
        Arrays.stream(Outcome.values()).forEach(outcome -> events(outcome.name()));
        this.drift = Counter.builder("cohere.drift")
                .description("Models that were found changed by other ways")
                .register(registry);
    }

    /** An event has its outcome, and was told. */
    public void closed(StoredEvent event) {
        var outcome = String.valueOf(event.outcome());
        events(outcome).increment();
        if (event.closedAt() != null) {
            Timer.builder("cohere.event.duration")
                    .description(
                            "Time from the receipt of an event to its outcome, in buckets of 1 s, 10 s, 1 min, 10 min, 1 h")
                    .tag("outcome", outcome)
                    .serviceLevelObjectives(STEPS)
                    .register(registry)
                    .record(Duration.between(event.receivedAt(), event.closedAt()));
        }
    }

    private Counter events(String outcome) {
        return Counter.builder("cohere.events")
                .description("Closed events: APPLIED, UNCHANGED, SUPERSEDED, STALE or REJECTED")
                .tag("outcome", outcome)
                .register(registry);
    }

    /** Somebody tried to bring about what is wanted. */
    public void attempted(Verdict.Result result, Category category) {
        Counter.builder("cohere.attempts")
                .description("Attempts to bring about what is wanted, and why they came to that")
                .tag("outcome", result.name())
                .tag("category", category.name())
                .register(registry)
                .increment();
    }

    /** Models were found changed by other ways. */
    public void drifted(int models) {
        drift.increment(models);
    }
}

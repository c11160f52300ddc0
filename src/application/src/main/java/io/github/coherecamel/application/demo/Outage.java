package io.github.coherecamel.application.demo;

import io.github.coherecamel.simulator.Fault;
import java.time.Duration;
import java.util.function.Supplier;

/** What a simulated API can suffer from, such that a controller has to heal it. */
public enum Outage {
    /** It wants fewer calls. */
    RATE_LIMIT("Cohere wants fewer calls (429)", () -> Fault.rateLimited().retryAfter(Duration.ofSeconds(5))),
    /** The key does not work any more, which concerns everything. */
    EXPIRED_KEY("The key has expired (401)", () -> Fault.error(401, "invalid api token")),
    /** It is not there. */
    AWAY("Cohere is away (503)", () -> Fault.status(503));

    private final String words;
    private final Supplier<Fault> fault;

    Outage(String words, Supplier<Fault> fault) {
        this.words = words;
        this.fault = fault;
    }

    String words() {
        return words;
    }

    Fault fault() {
        return fault.get();
    }
}

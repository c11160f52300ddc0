package io.github.coherecamel.benchmarks.controller;

import java.time.Duration;

/**
 * How much of the controller is measured.
 *
 * @param rounds of each comparison
 * @param posting how long events are posted in one round
 * @param single events that are posted one by one, in one round
 * @param storm events for one model
 * @param warmUp events and reconciliations that do not count
 * @param reconciliations of one round
 * @param models in the large database
 * @param events in the large database
 * @param idleModels in the database of the idle controller
 * @param idleEvents in the database of the idle controller
 * @param idle how long the idle controller is watched, and how long it is left alone before
 * @param reads of each address, in one round
 * @param kills of a process that is at work
 */
record Amounts(
        int rounds,
        Duration posting,
        int single,
        int storm,
        int warmUp,
        int reconciliations,
        int models,
        int events,
        int idleModels,
        int idleEvents,
        Duration idle,
        int reads,
        int kills) {

    static final Amounts FULL = new Amounts(
            6,
            Duration.ofSeconds(2),
            100,
            10_000,
            2_000,
            500,
            100_000,
            1_000_000,
            10_000,
            100_000,
            Duration.ofSeconds(20),
            200,
            3);

    /** Enough to see that everything works. */
    static final Amounts QUICK = new Amounts(
            1, Duration.ofSeconds(1), 10, 200, 50, 50, 1_000, 5_000, 200, 2_000, Duration.ofSeconds(3), 20, 1);
}

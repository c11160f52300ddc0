package io.github.coherecamel.benchmarks;

import java.util.List;

/**
 * How much is measured.
 *
 * @param inFlight loads of the comparisons of cost, the one that is judged first
 * @param warmUp updates before anything counts
 * @param rounds of the comparisons of cost
 * @param updates of one round
 * @param crowd requests in flight at once, and waits at once
 * @param crowdRounds of the comparisons that need a process of their own
 * @param polls of each wait in the simulated hour
 * @param watched how many models each watch sees
 * @param polled models that a watch sees in one round, by as many polls as that takes
 * @param uploadMebibytes size of the file
 * @param starts of the application, each way
 */
record Size(
        boolean isFull,
        List<Integer> inFlight,
        int warmUp,
        int rounds,
        int updates,
        int crowd,
        int crowdRounds,
        int polls,
        List<Integer> watched,
        int polled,
        int uploadMebibytes,
        int starts) {

    private static final Size FULL = new Size(
            true,
            List.of(32, 1, 256),
            100_000,
            18,
            20_000,
            10_000,
            3,
            12,
            List.of(100, 1_000, 10_000, 100_000),
            100_000,
            1024,
            5);

    /** Enough to see that everything works and where the figures lie; too cold for figures of the cost. */
    private static final Size QUICK =
            new Size(false, List.of(32), 1_000, 2, 1_000, 500, 1, 2, List.of(100, 1_000), 5_000, 256, 1);

    static Size of(String name) {
        return switch (name) {
            case "full" -> FULL;
            case "quick" -> QUICK;
            default -> throw new IllegalArgumentException("There is no size " + name + ". Say full or quick.");
        };
    }
}

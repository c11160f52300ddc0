package io.github.coherecamel.benchmarks;

import java.util.List;

/**
 * How much is measured.
 *
 * @param rounds of the comparisons of cost
 * @param updates of one round
 * @param crowd requests in flight at once, and waits at once
 * @param crowdRounds of the comparisons that need a process of their own
 * @param polls of each wait in the simulated hour
 * @param watched how many models each watch sees
 * @param uploadMebibytes size of the file
 * @param starts of the application, each way
 */
record Size(
        boolean isFull,
        int warmUp,
        int rounds,
        int updates,
        int crowd,
        int crowdRounds,
        int polls,
        List<Integer> watched,
        int uploadMebibytes,
        int starts) {

    static Size of(String name) {
        return switch (name) {
            case "full" -> new Size(true, 40_000, 9, 20_000, 10_000, 3, 12, List.of(100, 1_000, 10_000, 100_000), 1024, 5);
            case "quick" -> new Size(false, 8_000, 3, 3_000, 2_000, 1, 3, List.of(100, 1_000, 10_000), 256, 1);
            default -> throw new IllegalArgumentException("There is no size " + name + ". Say full or quick.");
        };
    }
}

package io.github.coherecamel.benchmarks.measure;

import java.util.Arrays;

/** How long each update took. */
final class Latencies {

    private final long[] nanos;

    Latencies(int updates) {
        this.nanos = new long[updates];
    }

    /** Each update has its own place, so threads need not take turns. */
    void set(int update, long took) {
        nanos[update] = took;
    }

    /** Returns the time within which a share of the updates was done. */
    long quantile(double share) {
        var sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * share))];
    }
}

package io.github.coherecamel.benchmarks.measure;

/**
 * What a number of updates cost.
 *
 * @param nanos from the first start to the last end
 * @param cpuNanos of the whole process
 * @param bytes allocated by all threads; by threads that ended meanwhile it is not known
 * @param endedThreads how many threads ended meanwhile
 * @param p50 nanoseconds of one update
 * @param p99 nanoseconds of one update
 */
public record Round(int updates, long nanos, long cpuNanos, long bytes, long endedThreads, long p50, long p99) {

    public double cpuMicrosPerUpdate() {
        return cpuNanos / 1e3 / updates;
    }

    public double bytesPerUpdate() {
        return (double) bytes / updates;
    }

    public double updatesPerSecond() {
        return updates * 1e9 / nanos;
    }

    public double p50Micros() {
        return p50 / 1e3;
    }

    public double p99Micros() {
        return p99 / 1e3;
    }
}

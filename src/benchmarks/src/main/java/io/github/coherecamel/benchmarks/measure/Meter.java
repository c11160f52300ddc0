package io.github.coherecamel.benchmarks.measure;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What this process has used up to a moment. */
public record Meter(long nanos, long cpuNanos, long bytes, long startedThreads, int liveThreads) {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final int COLLECTIONS = 4;

    public static Meter read() {
        var bytes = 0L;
        for (var one : THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())) {
            bytes += Math.max(one, 0);
        }
        return new Meter(
                System.nanoTime(),
                SYSTEM.getProcessCpuTime(),
                bytes,
                THREADS.getTotalStartedThreadCount(),
                THREADS.getThreadCount());
    }

    /** Returns how many threads ended since then, whose allocations are therefore missing. */
    public long endedThreadsSince(Meter then) {
        return startedThreads - then.startedThreads - (liveThreads - then.liveThreads);
    }

    /** Returns the bytes of the heap that are in use after it was collected. */
    public static long usedHeap() throws InterruptedException {
        for (var collection = 0; collection < COLLECTIONS; collection++) {
            System.gc();
            Thread.sleep(50);
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    public static int threads() {
        return THREADS.getThreadCount();
    }

    public static int peakThreads() {
        return THREADS.getPeakThreadCount();
    }
}

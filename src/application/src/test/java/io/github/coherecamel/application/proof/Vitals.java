package io.github.coherecamel.application.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What a process has taken of its machine.
 *
 * @param heap bytes of all objects that are in use
 */
record Vitals(long heap, long threads, long descriptors) {

    static Vitals of(long pid) throws IOException, InterruptedException {
        try (var descriptors = Files.list(Path.of("/proc", String.valueOf(pid), "fd"));
                var threads = Files.list(Path.of("/proc", String.valueOf(pid), "task"))) {
            return new Vitals(heap(pid), threads.count(), descriptors.count());
        }
    }

    /** The last line of a class histogram, before which the JVM collects all garbage: Total, instances, bytes. */
    private static long heap(long pid) throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var process = new ProcessBuilder(jcmd, String.valueOf(pid), "GC.class_histogram").start();
        var histogram = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        return histogram
                .lines()
                .filter(line -> line.startsWith("Total"))
                .mapToLong(line -> Long.parseLong(line.strip().split("\\s+")[2]))
                .findFirst()
                .orElseThrow(() -> new IOException("Could not measure the heap of " + pid + ": " + histogram));
    }

    /** How much larger the last third of a series is than the third before it, by the middle of each. */
    static double growth(List<Vitals> series, ToLongFunction<Vitals> what) {
        var third = series.size() / 3;
        var before = median(series.subList(third, 2 * third), what);
        return (double) median(series.subList(2 * third, series.size()), what) / before;
    }

    private static long median(List<Vitals> series, ToLongFunction<Vitals> what) {
        return series.stream()
                .mapToLong(what)
                .sorted()
                .skip(series.size() / 2)
                .findFirst()
                .orElseThrow();
    }
}

package io.github.coherecamel.benchmarks.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Memory that a process holds, and the most it ever held, in bytes, as Linux counts it. */
public record Resident(long now, long peak) {

    public static Resident of(long pid) {
        try {
            var lines = Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status"));
            return new Resident(value(lines, "VmRSS:"), value(lines, "VmHWM:"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long value(List<String> lines, String name) {
        var line =
                lines.stream().filter(each -> each.startsWith(name)).findFirst().orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
    }
}

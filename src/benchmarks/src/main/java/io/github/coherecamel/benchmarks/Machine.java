package io.github.coherecamel.benchmarks;

import io.github.coherecamel.benchmarks.measure.Child;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import org.apache.camel.impl.DefaultCamelContext;

/** Where, when and with what it was measured. */
final class Machine {

    private Machine() {}

    static String describe(String size, Clock clock) throws IOException {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return String.format(
                Locale.ROOT,
                "Measured on %s, size %s: %d cores (%s), %s %s, JDK %s (%s), Camel %s, load average at the end %.1f. "
                        + "JVM options of every measured process: %s.",
                LocalDate.now(clock),
                size,
                system.getAvailableProcessors(),
                processor(),
                system.getName(),
                system.getVersion().replaceAll("[^0-9.].*", ""),
                System.getProperty("java.version"),
                System.getProperty("java.vm.name"),
                new DefaultCamelContext(false).getVersion(),
                system.getSystemLoadAverage(),
                "`" + String.join(" ", Child.JVM) + "`");
    }

    private static String processor() throws IOException {
        return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }
}

package io.github.coherecamel.benchmarks;

import io.github.coherecamel.benchmarks.report.Report;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A program: measures all, or the sections that are named, and writes the report. Its folder has to be the module's. */
public final class Main {

    private Main() {}

    private static Map<String, Section> sections() {
        var sections = new LinkedHashMap<String, Section>();
        sections.put("server", new ServerCeiling());
        sections.put("update", new UpdateCost());
        sections.put("crowd", new Crowd());
        sections.put("awaits", new Awaits());
        sections.put("watch", new Watches());
        sections.put("upload", new Uploads());
        sections.put("start", new StartUp());
        sections.put("controller", new Controller());
        return sections;
    }

    public static void main(String[] arguments) throws Exception {
        var name = arguments.length > 0 ? arguments[0] : "full";
        var only = arguments.length > 1 && !arguments[1].isBlank()
                ? Arrays.stream(arguments[1].split(",", -1)).collect(Collectors.toSet())
                : Set.<String>of();
        var size = Size.of(name);
        // Only a full run of everything is worth publishing.
        var docs = size.isFull() && only.isEmpty() ? Path.of("../../docs") : Path.of("target");
        var report = new Report(docs.resolve("performance"));
        try (var lab = Lab.open(size, report)) {
            for (var section : sections().entrySet()) {
                if (only.isEmpty() || only.contains(section.getKey())) {
                    System.out.println("\n" + section.getKey());
                    var began = System.nanoTime();
                    section.getValue().run(lab);
                    System.out.printf("(%,d s)%n", (System.nanoTime() - began) / 1_000_000_000);
                }
            }
        }
        report.writeTo(docs.resolve("performance.md"), Machine.describe(name, Clock.systemUTC()));
    }
}

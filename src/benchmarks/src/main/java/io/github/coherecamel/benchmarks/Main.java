package io.github.coherecamel.benchmarks;

import io.github.coherecamel.benchmarks.report.Report;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A program: measures all, or the sections that are named, and writes the reports. Its folder has to be the module's. */
public final class Main {

    /** Its own page, and what is measured for it. */
    private record Topic(String page, Map<String, Section> sections) {}

    private Main() {}

    private static List<Topic> topics() {
        var component = new LinkedHashMap<String, Section>();
        component.put("server", new ServerCeiling());
        component.put("update", new UpdateCost());
        component.put("crowd", new Crowd());
        component.put("awaits", new Awaits());
        component.put("watch", new Watches());
        component.put("upload", new Uploads());
        var controller = new LinkedHashMap<String, Section>();
        controller.put("start", new StartUp());
        controller.put("controller", new Controller());
        return List.of(new Topic("performance", component), new Topic("performance-controller", controller));
    }

    public static void main(String[] arguments) throws Exception {
        var name = arguments.length > 0 ? arguments[0] : "full";
        var only = arguments.length > 1 && !arguments[1].isBlank()
                ? Arrays.stream(arguments[1].split(",", -1)).collect(Collectors.toSet())
                : Set.<String>of();
        for (var topic : topics()) {
            var wanted = new LinkedHashMap<>(topic.sections());
            wanted.keySet().removeIf(section -> !only.isEmpty() && !only.contains(section));
            if (!wanted.isEmpty()) {
                // Only all of a page in one run is worth publishing.
                var isWhole = wanted.size() == topic.sections().size();
                measure(topic.page(), wanted, Size.of(name), name, isWhole);
            }
        }
    }

    private static void measure(String page, Map<String, Section> sections, Size size, String sizeName, boolean isWhole)
            throws Exception {
        var docs = size.isFull() && isWhole ? Path.of("../../docs") : Path.of("target");
        var report = new Report(docs.resolve(page));
        try (var lab = Lab.open(size, report)) {
            for (var section : sections.entrySet()) {
                System.out.println("\n" + section.getKey());
                var began = System.nanoTime();
                section.getValue().run(lab);
                System.out.printf("(%,d s)%n", (System.nanoTime() - began) / 1_000_000_000);
            }
        }
        report.writeTo(docs.resolve(page + ".md"), Machine.describe(sizeName, Clock.systemUTC()));
    }
}

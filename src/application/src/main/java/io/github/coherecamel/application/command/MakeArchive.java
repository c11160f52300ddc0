package io.github.coherecamel.application.command;

import io.github.coherecamel.application.Folders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Lets Java write down the classes of this application in the form in which it has them in memory. For that the demo runs in
 * a process of its own, until its first model has its dataset: it needs no API, and uses what a controller uses.
 */
@Command(
        name = "archive",
        description = {
            "Makes an archive of the controller's classes, with which this Java starts it faster.",
            "For that it runs the demo for some seconds, in a folder of its own. Make it again for each Java and each build."
        })
@SuppressWarnings("NullAway.Init") // Picocli fills its fields.
final class MakeArchive implements Callable<Integer> {

    /** What the demo logs when its first model has its dataset. */
    private static final String DONE = " UPDATED";

    /** Only a hang lasts so long. */
    private static final int LONGEST_SECONDS = 120;

    @Spec
    CommandSpec spec;

    @Parameters(
            index = "0",
            defaultValue = "controller.jsa",
            description = "The file to write. Default: controller.jsa")
    Path file;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var target = file.toAbsolutePath();
        var folder = Files.createTempDirectory("cohere-archive");
        // Java ends with a crash if it is given half of one.
        var whole = target.resolveSibling(target.getFileName() + ".part");
        try {
            var said = demo(folder, whole);
            if (!Files.exists(whole)) {
                said.stream()
                        .skip(Math.max(0, said.size() - 10))
                        .forEach(spec.commandLine().getErr()::println);
                spec.commandLine()
                        .getErr()
                        .printf("Could not make %s: above is what was said last. Is there room for 100 MiB?%n", target);
                return Refusal.FAILED;
            }
            Files.move(whole, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(whole);
            Folders.delete(folder);
        }
        spec.commandLine()
                .getOut()
                .printf("%s: %d MiB. Start with -XX:SharedArchiveFile=%s%n", target, Files.size(target) >> 20, target);
        spec.commandLine().getOut().flush();
        return 0;
    }

    /** Returns what it said. */
    private static List<String> demo(Path folder, Path archive) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:ArchiveClassesAtExit=" + archive,
                        // Each class that is left out would be a warning.
                        "-Xlog:disable",
                        "-Xlog:all=error",
                        "-Dquarkus.profile=demo",
                        "-jar",
                        Path.of(System.getProperty("java.class.path"))
                                .toAbsolutePath()
                                .toString())
                .directory(folder.toFile())
                .redirectErrorStream(true);
        // What is set for the controller, such as its tokens, is nothing to the demo.
        builder.environment().keySet().removeIf(name -> name.matches("(CO|COHERE|QUARKUS|CAMEL)_.*|JAVA_TOOL_OPTIONS"));
        var process = builder.start();
        CompletableFuture.delayedExecutor(LONGEST_SECONDS, TimeUnit.SECONDS).execute(process::destroyForcibly);
        var said = new ArrayList<String>();
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
                if (line.contains(DONE)) {
                    // It writes the archive when it ends in order. The process itself would close what is read here.
                    process.toHandle().destroy();
                }
            }
        }
        process.waitFor();
        return said;
    }
}

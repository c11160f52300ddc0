package io.github.coherecamel.documentation;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs commands of the documentation as they stand there. Each {@code curl} also says which status was answered, and the
 * addresses of the documentation are those of whatever a test has started.
 */
public final class Shell {

    private static final String STATUS = "status: ";
    private static final String CURL = "curl() { command curl -sS -w '\\n" + STATUS + "%{http_code}\\n' \"$@\"; }\n";
    private static final Pattern STATUSES = Pattern.compile("^" + STATUS + "(\\d+)$", Pattern.MULTILINE);
    private static final Pattern PROMPT = Pattern.compile("(?m)^\\$ ");

    private final Path folder;
    private final Map<String, String> environment;
    private final Map<String, String> addresses;

    /** @param addresses what is written in the documentation, and what is meant */
    public Shell(Path folder, Map<String, String> environment, Map<String, String> addresses) {
        this.folder = folder;
        this.environment = environment;
        this.addresses = addresses;
    }

    /** A command of a block {@code console}, with the output that the documentation shows. */
    public record Shown(String command, String output) {}

    /** What came of a command; {@code statuses} are those of its calls of {@code curl}. */
    public record Ended(int exitCode, String output) {

        public List<Integer> statuses() {
            return STATUSES.matcher(output)
                    .results()
                    .map(status -> Integer.valueOf(status.group(1)))
                    .toList();
        }
    }

    /** Whether this machine has a program; who has not cannot try what needs it. */
    public static boolean has(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** Returns the commands of a block {@code console}, each with its output. */
    public static List<Shown> shown(Block block) {
        var shown = new ArrayList<Shown>();
        for (var part : PROMPT.split(block.text())) {
            if (!part.isBlank()) {
                var lines = part.lines().toList();
                var length = 1;
                while (lines.get(length - 1).endsWith("\\")) {
                    length++;
                }
                shown.add(new Shown(
                        String.join("\n", lines.subList(0, length)),
                        String.join("\n", lines.subList(length, lines.size()))));
            }
        }
        return shown;
    }

    public Ended run(String script) {
        var text = script;
        for (var address : addresses.entrySet()) {
            text = text.replace(address.getKey(), address.getValue());
        }
        var builder = new ProcessBuilder("bash", "-c", CURL + text)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            var process = builder.start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while running " + script, e);
        }
    }
}

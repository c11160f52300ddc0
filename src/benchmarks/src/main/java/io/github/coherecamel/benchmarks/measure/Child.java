package io.github.coherecamel.benchmarks.measure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A Java process with this one's classes that answers one line with one line, and ends when its input does. */
public final class Child implements AutoCloseable {

    /** The same for all: fixed, so that figures of memory can be compared. */
    public static final List<String> JVM = List.of("-Xmx1g", "-Xms64m", "-XX:+UseG1GC");

    private final Process process;
    private final PrintWriter to;
    private final BufferedReader from;

    public Child(Class<?> program, Object... arguments) {
        this(program, JVM, arguments);
    }

    public Child(Class<?> program, List<String> options, Object... arguments) {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        Arrays.stream(arguments).map(String::valueOf).forEach(command::add);
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        to = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
        from = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Sends a line and returns the next that comes back. */
    public String ask(String line) {
        to.println(line);
        return read();
    }

    public <T> T ask(String line, Class<T> type) {
        return Line.read(ask(line), type);
    }

    public String read() {
        try {
            var line = from.readLine();
            if (line == null) {
                throw new IllegalStateException("A measured process ended early; its reason stands above.");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Resident resident() {
        return Resident.of(process.pid());
    }

    /** Ends the process and returns when it has ended. */
    @Override
    public void close() {
        to.close();
        process.destroyForcibly().onExit().join();
    }
}

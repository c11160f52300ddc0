package io.github.coherecamel.benchmarks.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Sections of tables and plots; {@code docs/performance.md} shows them between two marks. */
public final class Report {

    private static final String BEGIN = "<!-- measured: begin -->";
    private static final String END = "<!-- measured: end -->";

    private final Path folder;
    private final StringBuilder text = new StringBuilder();
    private final Goals goals = new Goals();

    /** @param folder of the plots */
    public Report(Path folder) {
        this.folder = folder;
    }

    public Goals goals() {
        return goals;
    }

    public void section(String title, String explanation) {
        text.append("\n### ").append(title).append("\n\n").append(explanation).append('\n');
    }

    public void table(List<String> head, List<List<String>> rows) {
        var table = new StringBuilder("\n");
        row(table, head);
        row(table, head.stream().map(each -> "---").toList());
        rows.forEach(cells -> row(table, cells));
        System.out.print(table);
        text.append(table);
    }

    private static void row(StringBuilder table, List<String> cells) {
        table.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    public void plot(String name, String title, String svg) {
        text.append("\n![%s](performance/%s.svg)\n".formatted(title, name));
        write(folder.resolve(name + ".svg"), svg);
    }

    /** Puts what was measured between the marks of a page, or onto a page of its own. */
    public void writeTo(Path page, String machine) {
        var measured = new ArrayList<>(List.of(BEGIN, "", machine, "", goals.toString() + text, END));
        var old = read(page);
        var begin = old.indexOf(BEGIN);
        var end = old.indexOf(END);
        var before = begin < 0 ? "" : old.substring(0, begin);
        var after = end < 0 ? "\n" : old.substring(end + END.length());
        write(page, before + String.join("\n", measured) + after);
    }

    private static String read(Path page) {
        try {
            return Files.exists(page) ? Files.readString(page) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

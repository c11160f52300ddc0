package io.github.coherecamel.documentation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A table in Markdown, row by row. */
public final class Table {

    private final int columns;
    private final List<String> lines = new ArrayList<>();

    /** Begins one with a head. */
    public Table(String... head) {
        columns = head.length;
        lines.add(line(head));
        lines.add("|" + "---|".repeat(columns));
    }

    /** Adds a row of Markdown; what would end a cell or a line is escaped. */
    public Table row(String... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException(
                    "%d cells do not fit %d columns: %s".formatted(cells.length, columns, Arrays.toString(cells)));
        }
        lines.add(line(cells));
        return this;
    }

    /** Returns a text as code; nothing if it is empty. */
    public static String code(String text) {
        return text.isEmpty() ? "" : "`" + text + "`";
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    private static String line(String... cells) {
        return Arrays.stream(cells)
                .map(cell -> cell.strip().replaceAll("\\s+", " ").replace("|", "\\|"))
                .map(cell -> cell.isEmpty() ? " " : " " + cell + " ")
                .collect(Collectors.joining("|", "|", "|"));
    }
}

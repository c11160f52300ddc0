package io.github.coherecamel.application.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Aligned columns. */
final class Table {

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    Table(String... head) {
        rows.add(List.of(head));
    }

    /** Adds what the object has by these names; what is not there stays empty. */
    void add(JsonNode object, String... names) {
        var row = new ArrayList<String>();
        for (var name : names) {
            row.add(text(object, name));
        }
        rows.add(row);
    }

    void add(List<String> row) {
        rows.add(row);
    }

    void print(PrintWriter out) {
        for (var row : rows) {
            var line = new StringBuilder();
            for (var column = 0; column < row.size(); column++) {
                line.append(row.get(column));
                line.append(" ".repeat(width(column) - row.get(column).length()))
                        .append(GAP);
            }
            out.println(line.toString().stripTrailing());
        }
    }

    /** On one line, and without what would steer a terminal: some of it was written by others. */
    static String text(JsonNode object, String name) {
        return object.path(name)
                .asText("")
                .codePoints()
                .mapToObj(c -> Character.isISOControl(c) ? " " : Character.toString(c))
                .collect(Collectors.joining());
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}

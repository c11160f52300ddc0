package io.github.coherecamel.rim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table of the documentation, so that what it says can be tested. */
public final class DocumentedTable {
    private DocumentedTable() {}

    /** Returns the cells of each row of the table whose head begins so; code marks are taken off. */
    public static List<List<String>> rows(String page, String head) {
        return lines(page).stream()
                .dropWhile(line -> !line.startsWith(head))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(DocumentedTable::cells)
                .toList();
    }

    /** Returns the cells of each row of the first table after a line that begins so. */
    static List<List<String>> rowsAfter(String page, String start) {
        return lines(page).stream()
                .dropWhile(line -> !line.startsWith(start))
                .dropWhile(line -> !line.startsWith("|"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(DocumentedTable::cells)
                .toList();
    }

    /** Returns the lines of the first such table under a heading; none if there is none. */
    static List<String> under(String page, String heading, String head) {
        var section = lines(page).stream()
                .dropWhile(line -> !line.equals(heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "));
        return section.dropWhile(line -> !line.equals(head))
                .takeWhile(line -> line.startsWith("|"))
                .toList();
    }

    /** Puts a table into the place of the first one under a heading whose head has the same first cell. */
    static void write(String page, String heading, List<String> table) {
        var firstCell = table.get(0).substring(0, table.get(0).indexOf('|', 1) + 1);
        var written = new ArrayList<String>();
        var lines = lines(page).iterator();
        while (lines.hasNext()
                && (written.isEmpty() || !written.get(written.size() - 1).equals(heading))) {
            written.add(lines.next());
        }
        var line = "";
        while (lines.hasNext() && !(line = lines.next()).startsWith(firstCell)) {
            written.add(line);
        }
        written.addAll(table);
        while (lines.hasNext() && (line = lines.next()).startsWith("|")) {
            continue;
        }
        written.add(line);
        lines.forEachRemaining(written::add);
        try {
            Files.write(Path.of("../../docs", page), written);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1))
                .map(cell -> cell.strip().replace("`", ""))
                .toList();
    }

    static List<String> lines(String page) {
        try {
            return Files.readAllLines(Path.of("../../docs", page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

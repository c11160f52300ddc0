package io.github.coherecamel.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A part of a page that is made from the code. It stands between {@code <!-- table: its name -->} and {@code <!-- end of
 * table -->}. Tests that are called {@code …TablesTest} say what it has to be, so one command writes all of them anew.
 */
public final class DocumentedTable {

    static final String WRITE = "tables.write";
    static final String COMMAND = "mvn -q -B -ntp test -Dtest='*TablesTest' -Dtables.write=true -DfailIfNoTests=false"
            + " -Dsurefire.failIfNoSpecifiedTests=false";

    private static final String END = "<!-- end of table -->";

    private DocumentedTable() {}

    /** Fails if the page has something else there than the code says; or writes it, if the command above asks for that. */
    public static void check(String page, String name, Table table) {
        check(page, name, table.lines());
    }

    /** The same for lines that are no table. */
    public static void check(String page, String name, List<String> lines) {
        check(Page.of(page), name, lines, Boolean.getBoolean(WRITE));
    }

    static void check(Page page, String name, List<String> wanted, boolean write) {
        var lines = page.lines();
        var begin = lines.indexOf("<!-- table: %s -->".formatted(name));
        var length = begin < 0 ? -1 : lines.subList(begin, lines.size()).indexOf(END);
        if (length < 0) {
            throw new AssertionError(
                    """
                    %s has no place for table '%s'. Put these two lines where it is to be, and an empty line before and behind:
                    <!-- table: %s -->
                    %s"""
                            .formatted(page.name(), name, name, END));
        }
        // Without an empty line, some would take the mark for a row.
        var spaced = new ArrayList<>(List.of(""));
        spaced.addAll(wanted);
        spaced.add("");
        var found = lines.subList(begin + 1, begin + length);
        if (found.equals(spaced)) {
            return;
        }
        if (!write) {
            throw new AssertionError(difference(page.name(), name, found, spaced));
        }
        var written = new ArrayList<>(lines.subList(0, begin + 1));
        written.addAll(spaced);
        written.addAll(lines.subList(begin + length, lines.size()));
        try {
            Files.write(page.file(), written);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String difference(String page, String name, List<String> found, List<String> wanted) {
        var line = IntStream.range(0, Math.max(found.size(), wanted.size()))
                .filter(index -> !at(found, index).equals(at(wanted, index)))
                .findFirst()
                .orElseThrow();
        return """
                Table '%s' of %s is not what the code says. Write it anew, and look at what has changed:

                %s

                Its line %d is
                %s
                and has to be
                %s"""
                .formatted(name, page, COMMAND, line + 1, at(found, line), at(wanted, line));
    }

    private static String at(List<String> lines, int index) {
        return index < lines.size() ? lines.get(index) : "nothing";
    }
}

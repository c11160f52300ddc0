package io.github.coherecamel.simulator.validation;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Comma-separated values as RFC 4180 has them: cells in quotes may hold delimiters, line ends and doubled quotes. */
final class CsvCells {
    private static final int END = -1;

    private final Reader in;
    private final char delimiter;
    private int ahead;

    CsvCells(Reader in, char delimiter) throws IOException {
        this.in = in;
        this.delimiter = delimiter;
        this.ahead = in.read();
    }

    /** The next row that is not blank, or null after the last one. */
    @Nullable
    List<String> next() throws IOException {
        while (ahead == '\r' || ahead == '\n') {
            ahead = in.read();
        }
        if (ahead == END) {
            return null;
        }
        var row = new ArrayList<String>();
        row.add(cell());
        while (ahead == delimiter) {
            ahead = in.read();
            row.add(cell());
        }
        return row;
    }

    private String cell() throws IOException {
        var cell = new StringBuilder();
        if (ahead == '"') {
            quoted(cell);
        }
        while (ahead != END && ahead != delimiter && ahead != '\n' && ahead != '\r') {
            take(cell);
        }
        return cell.toString();
    }

    private void quoted(StringBuilder cell) throws IOException {
        ahead = in.read();
        while (ahead != END) {
            if (ahead == '"') {
                ahead = in.read();
                if (ahead != '"') {
                    return;
                }
            }
            take(cell);
        }
    }

    /** Takes a character, but not more of them than any row may have: the rest is read and dropped. */
    private void take(StringBuilder cell) throws IOException {
        if (cell.length() < Lines.MAX_BYTES) {
            cell.append((char) ahead);
        }
        ahead = in.read();
    }
}

package io.github.coherecamel.simulator.validation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.coherecamel.simulator.call.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Rows of comma-separated values as objects. A first row that names the expected columns is a header; where none is
 * demanded, a file without one has its columns in the expected order.
 */
final class CsvSource implements RowSource {
    private final List<String> expected;
    private final boolean headed;
    private final char delimiter;

    CsvSource(List<String> expected, boolean headed, char delimiter) {
        this.expected = expected;
        this.headed = headed;
        this.delimiter = delimiter;
    }

    @Override
    public void read(InputStream file, Sink sink) throws IOException {
        var strict = StandardCharsets.UTF_8.newDecoder();
        var cells = new CsvCells(new BufferedReader(new InputStreamReader(file, strict)), delimiter);
        var row = cells.next();
        if (row == null) {
            return;
        }
        var columns = expected;
        var number = 0L;
        if (row.containsAll(expected)) {
            columns = row;
            row = cells.next();
            number++;
        } else if (headed) {
            sink.unreadable(1, "the first row must be a header with " + String.join(", ", expected));
            return;
        }
        for (; row != null; row = cells.next()) {
            number++;
            if (row.size() == columns.size()) {
                sink.row(number, object(columns, row), Fingerprint.of(String.join("\0", row)));
            } else {
                sink.unreadable(number, "has " + row.size() + " columns instead of " + columns.size());
            }
        }
    }

    private static ObjectNode object(List<String> columns, List<String> row) {
        var object = Json.object();
        for (var i = 0; i < columns.size(); i++) {
            object.put(columns.get(i), row.get(i));
        }
        return object;
    }
}

package io.github.coherecamel.simulator.validation;

import io.github.coherecamel.simulator.call.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * Texts in plain UTF-8, with a separator between two of them. The documentation names no separator for those who give
 * none; here it is the end of a line. Space around a text does not count, nor does a text that is nothing else.
 */
final class TextSource implements RowSource {
    private static final String LINE_END = "\n";
    private static final int END = -1;

    private final String separator;

    TextSource(String separator) {
        this.separator = separator.isEmpty() ? LINE_END : separator;
    }

    @Override
    public void read(InputStream file, Sink sink) throws IOException {
        var in = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8.newDecoder()));
        var number = 1L;
        var tooLong = false;
        var text = new StringBuilder();
        for (var next = in.read(); next != END; next = in.read()) {
            text.append((char) next);
            if (endsWithSeparator(text)) {
                text.setLength(text.length() - separator.length());
                take(number++, text, tooLong, sink);
                text.setLength(0);
                tooLong = false;
            } else if (text.length() > Lines.MAX_BYTES) {
                tooLong = true;
                // What is left may be the start of a separator.
                text.delete(0, text.length() - separator.length() + 1);
            }
        }
        take(number, text, tooLong, sink);
    }

    private boolean endsWithSeparator(StringBuilder text) {
        var last = separator.length() - 1;
        return text.charAt(text.length() - 1) == separator.charAt(last)
                && text.length() > last
                && text.indexOf(separator, text.length() - separator.length()) >= 0;
    }

    private static void take(long number, StringBuilder text, boolean tooLong, Sink sink) {
        var row = text.toString().strip();
        if (tooLong) {
            sink.unreadable(number, "longer than " + Lines.MAX_BYTES + " characters");
        } else if (!row.isEmpty()) {
            sink.row(number, Json.object().put("text", row), Fingerprint.of(row));
        }
    }
}

package io.github.coherecamel.simulator.validation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Cuts a stream of bytes into lines of bounded length. */
final class Lines {
    /** The longest line that is kept; of a longer one only the start is. */
    static final int MAX_BYTES = 10 * 1024 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[64 * 1024];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int from;
    private int to;

    Lines(InputStream in) {
        this.in = in;
    }

    /** The next line without its end, or null after the last one. */
    byte @Nullable [] next() throws IOException {
        line.reset();
        var any = false;
        while (fill()) {
            any = true;
            var end = from;
            while (end < to && buffer[end] != '\n') {
                end++;
            }
            line.write(buffer, from, Math.min(end - from, MAX_BYTES + 1 - line.size()));
            from = end + 1;
            if (end < to) {
                return line.toByteArray();
            }
        }
        return any ? line.toByteArray() : null;
    }

    private boolean fill() throws IOException {
        if (from >= to) {
            from = 0;
            to = in.read(buffer);
        }
        return to > 0;
    }
}

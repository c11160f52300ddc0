package io.github.coherecamel.simulator.validation;

import java.io.IOException;
import java.io.PushbackInputStream;
import java.util.Arrays;

/** The three bytes that some editors put before UTF-8. Many parsers of JSON refuse them. */
final class ByteOrderMark {
    static final int LENGTH = 3;

    private static final byte[] UTF_8 = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private ByteOrderMark() {}

    /** Reads past the mark. Returns whether there was one. */
    static boolean skip(PushbackInputStream in) throws IOException {
        var start = in.readNBytes(LENGTH);
        var marked = Arrays.equals(start, UTF_8);
        if (!marked) {
            in.unread(start);
        }
        return marked;
    }
}

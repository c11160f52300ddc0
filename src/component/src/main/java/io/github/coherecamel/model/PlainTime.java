package io.github.coherecamel.model;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A time as the API writes it, {@code 2026-01-31T12:00:00.123456Z}. A watch reads four of them for each model at each poll,
 * and {@code java.time}'s own parser, which reads any format, costs more than the rest of the model.
 */
final class PlainTime {

    private static final String SHAPE = "0000-00-00T00:00:00";
    private static final int NANO_DIGITS = 9;

    private PlainTime() {}

    /**
     * Returns the time; null if the text has another shape, and may still be a time.
     *
     * @throws java.time.DateTimeException if there is no such time, such as the 31st of June
     */
    static @Nullable Instant read(String text) {
        var end = text.length() - 1;
        if (end < SHAPE.length() || text.charAt(end) != 'Z' || !hasShape(text)) {
            return null;
        }
        var nanos = end == SHAPE.length() ? 0 : nanos(text, end);
        return nanos < 0
                ? null
                : LocalDateTime.of(
                                number(text, 0, 4),
                                number(text, 5, 7),
                                number(text, 8, 10),
                                number(text, 11, 13),
                                number(text, 14, 16),
                                number(text, 17, 19),
                                nanos)
                        .toInstant(ZoneOffset.UTC);
    }

    private static boolean hasShape(String text) {
        for (var index = 0; index < SHAPE.length(); index++) {
            var wanted = SHAPE.charAt(index);
            if (wanted == '0' ? !isDigit(text.charAt(index)) : text.charAt(index) != wanted) {
                return false;
            }
        }
        return true;
    }

    /** Returns the fraction of a second; -1 if what follows the seconds is none. */
    private static int nanos(String text, int end) {
        var first = SHAPE.length() + 1;
        if (text.charAt(first - 1) != '.' || end == first || end - first > NANO_DIGITS) {
            return -1;
        }
        var nanos = 0;
        for (var index = first; index < first + NANO_DIGITS; index++) {
            if (index < end && !isDigit(text.charAt(index))) {
                return -1;
            }
            nanos = nanos * 10 + (index < end ? text.charAt(index) - '0' : 0);
        }
        return nanos;
    }

    private static int number(String text, int from, int to) {
        var number = 0;
        for (var index = from; index < to; index++) {
            number = number * 10 + text.charAt(index) - '0';
        }
        return number;
    }

    private static boolean isDigit(char each) {
        return each >= '0' && each <= '9';
    }
}

package io.github.coherecamel.simulator.call;

import java.time.Duration;

/** What a setting may be. Each check returns what it was given, or fails saying what is right. */
public final class Bounds {
    private Bounds() {}

    public static int number(String name, long value, int from, int to) {
        if (value < from || value > to) {
            throw new IllegalArgumentException(
                    "'" + name + "' must be a whole number from " + from + " to " + to + ", not " + value);
        }
        return (int) value;
    }

    public static Duration time(String name, Duration value, Duration to) {
        if (value.isNegative() || value.compareTo(to) > 0) {
            throw new IllegalArgumentException("'" + name + "' must be a time from PT0S to " + to + ", not " + value);
        }
        return value;
    }
}

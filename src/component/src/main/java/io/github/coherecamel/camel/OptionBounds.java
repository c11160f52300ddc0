package io.github.coherecamel.camel;

import java.time.Duration;

/** What the value of an option may be; what it may not be fails with a message that names the option and the remedy. */
public final class OptionBounds {

    /** Longer than any job; nanoseconds of it fit into a long, so that a deadline can be reckoned with. */
    private static final Duration LONGEST = Duration.ofDays(366);

    private OptionBounds() {}

    /** Returns a time of at least a millisecond, the unit of all timers here: less would mean none. */
    public static Duration positive(String name, Duration value) {
        if (!value.isNegative() && value.compareTo(Duration.ofMillis(1)) < 0) {
            throw new IllegalArgumentException("Option " + name + " is less than 1 ms. Give a time such as 5s.");
        }
        return notNegative(name, value);
    }

    static Duration notNegative(String name, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(
                    "Option " + name + " is negative (" + value.toMillis() + " ms). Give a time such as 5s.");
        }
        if (value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("Option " + name + " is longer than 366 days. Give a time such as 5s.");
        }
        return value;
    }

    static int within(String name, int value, int greatest) {
        if (value < 1 || value > greatest) {
            throw new IllegalArgumentException("Option %s is %d. Give a number from 1%s."
                    .formatted(name, value, greatest == Integer.MAX_VALUE ? "" : " to " + greatest));
        }
        return value;
    }
}

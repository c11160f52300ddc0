package io.github.coherecamel.simulator;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/** Times as people write them. */
public final class Times {
    private static final Pattern SHORT = Pattern.compile("\\d{1,9}[smh]");
    private static final Pattern MILLISECONDS = Pattern.compile("\\d{1,9}ms");

    private Times() {}

    /** Reads a time such as 200ms, 30s, 5m, 1h or PT5M. Fails with {@link IllegalArgumentException} if it is none. */
    public static Duration parse(String text) {
        try {
            if (MILLISECONDS.matcher(text).matches()) {
                return Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)));
            }
            var time = Duration.parse(SHORT.matcher(text).matches() ? "PT" + text.toUpperCase(Locale.ROOT) : text);
            if (!time.isNegative()) {
                return time;
            }
        } catch (DateTimeException e) {
            throw wrong(text);
        }
        throw wrong(text);
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException("'" + text + "' is no time such as 30s, 5m or 1h");
    }
}

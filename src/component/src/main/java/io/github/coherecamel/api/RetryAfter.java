package io.github.coherecamel.api;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long an answer asks to wait: RFC 9110 section 10.2.3, in seconds or as a date. It is read as leniently as can be, since
 * a wait that is not understood is none.
 */
final class RetryAfter {

    private static final Pattern SECONDS = Pattern.compile("\\d+(\\.\\d+)?");

    /** A wrong one would rule out the whole date. */
    private static final Pattern WEEKDAY = Pattern.compile("^\\p{Alpha}+,\\s*|^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)\\s+");

    /** The three forms of RFC 9110 section 5.6.7. */
    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("[d MMM yyyy HH:mm:ss][d-MMM-yy HH:mm:ss][MMM [ ]d HH:mm:ss yyyy][ zzz][ Z]")
            .toFormatter(Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private RetryAfter() {}

    /** Returns the wait, cut to the longest; null if the answer names none that can be read. */
    static @Nullable Duration read(Answer answer, Instant now, Duration longest) {
        var text = answer.header("retry-after");
        if (text == null) {
            return null;
        }
        var wait = SECONDS.matcher(text.strip()).matches()
                ? seconds(new BigDecimal(text.strip()), longest)
                : until(date(text), answer, now);
        if (wait == null) {
            return null;
        }
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(longest) > 0 ? longest : wait;
    }

    private static Duration seconds(BigDecimal given, Duration longest) {
        return Duration.ofMillis(given.movePointRight(3)
                .min(BigDecimal.valueOf(longest.toMillis()))
                .longValue());
    }

    private static @Nullable Duration until(@Nullable Instant date, Answer answer, Instant now) {
        if (date == null) {
            return null;
        }
        // The server's own clock, so that a difference between the clocks does not count.
        var serverNow = date(answer.header("date"));
        return Duration.between(serverNow == null ? now : serverNow, date);
    }

    private static @Nullable Instant date(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return Instant.from(DATE.parse(WEEKDAY.matcher(text.strip()).replaceFirst("")));
        } catch (DateTimeException e) {
            return null;
        }
    }
}

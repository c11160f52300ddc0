package io.github.coherecamel.api;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** How long an answer asks to wait: RFC 9110 section 10.2.3, in seconds or as a date. */
final class RetryAfter {

    private RetryAfter() {}

    /** Returns the wait, cut to the longest; null if the answer names none that can be read. */
    static @Nullable Duration read(Answer answer, Instant now, Duration longest) {
        var text = answer.header("retry-after");
        if (text == null) {
            return null;
        }
        var wait = text.strip().matches("\\d{1,9}")
                ? Duration.ofSeconds(Long.parseLong(text.strip()))
                : until(date(text), answer, now);
        if (wait == null) {
            return null;
        }
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(longest) > 0 ? longest : wait;
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
            return ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}

package io.github.coherecamel.application.web;

import io.github.coherecamel.application.wanted.History;
import io.github.coherecamel.application.wanted.Page;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads values of query parameters. Whoever sends a wrong one is told which it is and what may be sent. */
final class QueryValue {

    private static final int PARTS_OF_A_POSITION = 3;

    /** Of the years that RFC 3339 has, which any database has as well. */
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private QueryValue() {}

    static int limit(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return Page.DEFAULT_ITEMS;
        }
        var number = number("limit", value, "a number from 1 to " + Page.MOST_ITEMS);
        if (number < 1 || number > Page.MOST_ITEMS) {
            throw wrong("limit", value, "a number from 1 to " + Page.MOST_ITEMS);
        }
        return (int) number;
    }

    static <E extends Enum<E>> @Nullable E oneOf(Class<E> type, String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        var known = List.of(type.getEnumConstants());
        return known.stream()
                .filter(one -> one.name().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> wrong(
                        name, value, "one of " + known.stream().map(Enum::name).collect(Collectors.joining(", "))));
    }

    static @Nullable Instant time(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            var time = Instant.parse(value.toUpperCase(Locale.ROOT));
            if (!time.isBefore(FIRST) && time.isBefore(END)) {
                return time;
            }
        } catch (DateTimeException e) {
            // As what is out of range.
        }
        throw wrong(name, value, "a time such as 2026-01-31T09:30:00Z");
    }

    /** What somebody looks for. A space that was copied with it is none of it: no id begins or ends so, nor does a source. */
    static @Nullable String sought(@Nullable String value) {
        var text = text(value);
        return text == null ? null : text.strip();
    }

    static @Nullable String text(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
    }

    /** The number of what was shown last. */
    static @Nullable Long number(@Nullable String value) {
        return value == null || value.isBlank() ? null : number("after", value, "what the page before has as next");
    }

    static History.@Nullable Position position(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        var expected = "what the page before has as next";
        var parts = Arrays.stream(value.split("\\.", -1))
                .map(part -> number("after", part, expected))
                .toList();
        if (parts.size() != PARTS_OF_A_POSITION) {
            throw wrong("after", value, expected);
        }
        return new History.Position(parts.get(0), parts.get(1), parts.get(2));
    }

    private static long number(String name, String value, String expected) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw wrong(name, value, expected);
        }
    }

    private static Refused wrong(String name, String value, String expected) {
        var shown = value.length() > 60 ? value.substring(0, 60) + "…" : value;
        return Refused.because(
                400, "Could not read parameter %s: it is \"%s\". Send %s.".formatted(name, shown, expected));
    }
}

package io.github.coherecamel.api;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.hc.core5.net.PercentCodec;
import org.jspecify.annotations.Nullable;

/**
 * Path and query of a request, percent-encoded. An id is always one segment of the path, whatever it contains.
 *
 * @param text from the leading slash
 */
public record Target(String text) {

    /** Far more than any id of the API has; a longer one is a mistake or an attack. */
    private static final int LONGEST_SEGMENT = 256;

    /** Of a value in the query, such as a page's token. */
    private static final int LONGEST_VALUE = 2048;

    /** Servers refuse much more. */
    private static final int LONGEST = 8192;

    static Target of(String... segments) {
        return new Target(Arrays.stream(segments).map(Target::segment).collect(Collectors.joining("/", "/", "")));
    }

    Target child(String segment) {
        return new Target(text + '/' + segment(segment));
    }

    /** Adds a query parameter; nothing for a null value, one pair for each element of an iterable. */
    Target with(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        if (value instanceof Iterable<?> values) {
            var target = this;
            for (var each : values) {
                target = target.with(name, each);
            }
            return target;
        }
        var separator = text.indexOf('?') < 0 ? '?' : '&';
        var given = value.toString();
        if (given.length() > LONGEST_VALUE) {
            throw tooLong(name, LONGEST_VALUE);
        }
        var longer = text + separator + encode(name) + '=' + encode(given);
        if (longer.length() > LONGEST) {
            throw tooLong(name, LONGEST);
        }
        return new Target(longer);
    }

    private static IllegalArgumentException tooLong(String name, int most) {
        return new IllegalArgumentException(
                "with '" + name + "' the query has more than " + most + " characters. Shorten it.");
    }

    boolean isFinetuning() {
        return text.startsWith("/v1/finetuning/");
    }

    /** Returns a text without what this target names in it, such as an id that the server echoes. */
    String without(String answered) {
        var rest = answered;
        // Before that is what the API is called itself: /v1/finetuning or /v1/datasets.
        for (var segment : text.replaceFirst("\\?.*", "").substring(1).split("/", -1)) {
            if (!segment.matches("v1|finetuning|datasets")) {
                rest = rest.replace(PercentCodec.decode(segment, StandardCharsets.UTF_8), "");
            }
        }
        return rest;
    }

    private static String segment(String segment) {
        if (segment.isBlank() || segment.equals(".") || segment.equals("..") || segment.length() > LONGEST_SEGMENT) {
            throw new IllegalArgumentException("'" + Text.clean(segment) + "' cannot be an id: it must have 1 to "
                    + LONGEST_SEGMENT + " characters and be neither '.' nor '..'. Correct the id.");
        }
        if (isUnreserved(segment)) {
            return segment;
        }
        if (segment.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "'" + Text.clean(segment) + "' cannot be an id: it has a control character. Correct the id.");
        }
        return PercentCodec.encode(segment, StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        return isUnreserved(text) ? text : PercentCodec.encode(text, StandardCharsets.UTF_8);
    }

    /** Whether every character stands for itself in a URI (RFC 3986, section 2.3), as in any id that the API makes. */
    private static boolean isUnreserved(String text) {
        for (var index = 0; index < text.length(); index++) {
            var each = text.charAt(index);
            if (!isAlphanumeric(each) && "-._~".indexOf(each) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAlphanumeric(char each) {
        return (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z') || (each >= '0' && each <= '9');
    }

    @Override
    public String toString() {
        return text;
    }
}

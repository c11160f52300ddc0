package io.github.coherecamel.simulator.call;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The decoded query of a call. A parameter that is there but empty counts as absent, as in the service. */
public record Query(Map<String, List<String>> parameters) {
    public static final Query NONE = new Query(Map.of());

    /** Reads a raw query, without its question mark. */
    public static Query of(String raw) {
        try {
            return new Query(new QueryStringDecoder(raw, false).parameters());
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("malformed query string");
        }
    }

    public List<String> all(String name) {
        return parameters.getOrDefault(name, List.of());
    }

    public String text(String name) {
        var values = all(name);
        return values.isEmpty() ? "" : values.get(0);
    }

    public boolean flag(String name) {
        return switch (text(name)) {
            case "true", "True", "1" -> true;
            case "", "false", "False", "0" -> false;
            default -> throw wrong(name, "a boolean");
        };
    }

    /** A number that is not negative, or the given one if absent. */
    public int count(String name, int otherwise) {
        var text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            var number = Integer.parseInt(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrong(name, "a number");
        }
        throw wrong(name, "a number of zero or more");
    }

    /** Like {@link #count}, but also takes the whole number in decimals that some clients send: {@code 10.0}. */
    public int wholeNumber(String name, int otherwise) {
        try {
            var text = text(name);
            return text.isEmpty() ? otherwise : Math.toIntExact(natural(new BigDecimal(text)));
        } catch (ArithmeticException | NumberFormatException e) {
            throw wrong(name, "a whole number of zero or more");
        }
    }

    private static long natural(BigDecimal number) {
        if (number.signum() < 0 || number.precision() - number.scale() > 10) {
            throw new ArithmeticException();
        }
        return number.longValueExact();
    }

    public Optional<Instant> time(String name) {
        var text = text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException e) {
            throw wrong(name, "a date-time");
        }
    }

    private static Problem wrong(String name, String expected) {
        return Problem.badRequest("invalid query parameter '" + name + "': must be " + expected);
    }
}

package io.github.coherecamel.camel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.coherecamel.api.Call;
import io.github.coherecamel.api.Json;
import io.github.coherecamel.api.UnexpectedJsonException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.jspecify.annotations.Nullable;

/** What the value of an option may be; what it may not be fails with a message that names the option and the remedy. */
public final class OptionBounds {

    /** Longer than any job; nanoseconds of it fit into a long, so that a deadline can be reckoned with. */
    private static final Duration LONGEST = Duration.ofDays(366);

    /** As Camel's own converter reads it, or the name of a bean. */
    private static final Pattern TIME = Pattern.compile("-?\\d+|-?[pP].+|#.+|(\\d+(ms|[dhms]))+");

    private static final Pattern NUMBER = Pattern.compile("-?\\d+|#.+");

    private OptionBounds() {}

    /** Returns a time of at least a millisecond, the unit of all timers here: less would mean none. */
    public static Duration positive(String name, Duration value) {
        if (!value.isNegative() && value.compareTo(Duration.ofMillis(1)) < 0) {
            throw new IllegalArgumentException("Option " + name + " is less than 1 ms. Give a time such as 5s.");
        }
        return notNegative(name, value);
    }

    public static Duration notNegative(String name, Duration value) {
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

    /** Camel takes a time or a number that it cannot read for zero. */
    static void readable(Map<String, Object> parameters, @Nullable PropertyConfigurer configurer) {
        if (configurer instanceof PropertyConfigurerGetter options) {
            parameters.forEach((name, value) -> {
                if (value instanceof String text) {
                    readable(name, text.strip(), options.getOptionType(name, true));
                }
            });
        }
    }

    private static void readable(String name, String text, @Nullable Class<?> type) {
        // Times of Camel's own, such as a watch's delay, are numbers of milliseconds.
        if (type == Duration.class || type == long.class) {
            refuse(
                    !TIME.matcher(text).matches(),
                    name,
                    "is no time that can be read. Give a time such as 5s or 1h30m.");
        }
        if (type == Integer.class || type == int.class) {
            refuse(!NUMBER.matcher(text).matches(), name, "cannot have the value that it is given. Correct it.");
        }
    }

    /** Returns a number that is at least so much, or null. */
    public static @Nullable Integer atLeast(int least, String name, @Nullable Integer value) {
        if (value != null && value < least) {
            throw new IllegalArgumentException(
                    "Option %s is %d. Give a number of at least %d, or leave it out.".formatted(name, value, least));
        }
        return value;
    }

    /** Fails if a text has nothing in it, since it would be sent like that. */
    public static void notBlank(String name, @Nullable String value) {
        refuse(value != null && value.isBlank(), name, "is blank. Give it a value, or leave it out.");
    }

    /** Fails if a text has fewer or more characters. */
    public static void length(String name, @Nullable String value, int least, int most) {
        var length = value == null ? least : value.codePointCount(0, value.length());
        refuse(
                length < least || length > most,
                name,
                "has %d characters. Give %s.".formatted(length, least == most ? least : least + " to " + most));
    }

    /**
     * Fails if a text can be no id, whatever the API.
     *
     * @param call that would need it
     */
    public static void id(String name, @Nullable String value, Function<String, Call<?>> call) {
        if (value != null) {
            try {
                call.apply(value).request();
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("Option " + name + " cannot be used: " + e.getMessage());
            }
        }
    }

    /** Returns the path of a file, whether it is there or not, or null. */
    public static @Nullable Path path(String name, @Nullable String value) {
        notBlank(name, value);
        try {
            return value == null ? null : Path.of(value);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("Option " + name + " is no path of a file. Give one.");
        }
    }

    /** Returns a point in time, or null. */
    public static @Nullable Instant time(String name, @Nullable String value) {
        try {
            return value == null ? null : OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "Option " + name + " is no RFC 3339 time. Give one such as 2026-01-31T12:00:00Z.");
        }
    }

    /** Fails if a text is neither a JSON object nor names a bean that there is. It is not shown: it may hold a key. */
    public static void jsonObject(String name, @Nullable String text, CamelContext context) {
        if (text == null) {
            return;
        }
        var bean = beanName(text);
        if (bean != null) {
            refuse(
                    context.getRegistry().lookupByName(bean) == null,
                    name,
                    "names bean " + bean + ", which is not in the registry. Bind it there.");
            return;
        }
        var remedy = ". Give a JSON object, or #name of a bean.";
        try {
            var tree = Json.read(text.getBytes(StandardCharsets.UTF_8));
            refuse(!(tree instanceof ObjectNode), name, "is no JSON object" + remedy);
        } catch (UnexpectedJsonException e) {
            throw new IllegalArgumentException("Option " + name + " cannot be used: " + e.getMessage() + remedy);
        }
    }

    /** Returns the name of the bean that an option names as {@code #name} or {@code #bean:name}; null if it names none. */
    static @Nullable String beanName(String option) {
        return option.startsWith("#") ? option.substring(option.startsWith("#bean:") ? "#bean:".length() : 1) : null;
    }

    /** Fails if something is so, for a reason that follows the name of the option. */
    public static void refuse(boolean so, String name, String reason) {
        if (so) {
            throw new IllegalArgumentException("Option " + name + " " + reason);
        }
    }
}

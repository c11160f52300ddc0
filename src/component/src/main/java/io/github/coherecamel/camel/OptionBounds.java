package io.github.coherecamel.camel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.coherecamel.api.Json;
import io.github.coherecamel.api.UnexpectedJsonException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
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
    private static final Pattern TIME = Pattern.compile("-?\\d+|-?[pP].+|#.+|-?(\\d+(ms|[dhms]))+");

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

    /** Camel takes a time that it cannot read for none at all. */
    static void readable(Map<String, Object> parameters, @Nullable PropertyConfigurer configurer) {
        if (configurer instanceof PropertyConfigurerGetter options) {
            parameters.forEach((name, value) -> {
                if (options.getOptionType(name, true) == Duration.class
                        && value instanceof String text
                        && !TIME.matcher(text.strip()).matches()) {
                    throw new IllegalArgumentException(
                            "Option " + name + " is no time that can be read. Give a time such as 5s or 1h30m.");
                }
            });
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
